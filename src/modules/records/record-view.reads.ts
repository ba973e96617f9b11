import type { Ctx } from '#kernel/operation/ctx.ts'
import { civilDate, formatCivilDate, isoMoment } from '#kernel/i18n/format.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { findMembers, type Member } from '#modules/membership/index.ts'
import { findPeople } from '#modules/people/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { readChanges, type ReadEntry } from './record.reads.ts'
import { choicesOf, OPEN_KINDS, SENSITIVE_KINDS, type EntryKind, type RecordField } from './record.rules.ts'
import type { ChangeView, CorrectionView, EntryView, FieldView } from './record.schema.ts'
import { PROPOSED, type CorrectionRow } from './record.table.ts'

type Speaking = Pick<Ctx, 'locale' | 't'>

/** A value as people read it. */
export function factText(ctx: Speaking, field: RecordField | undefined, value: string): string {
  if (!field || field.kind === 'text') return value
  if (field.kind === 'date') return formatCivilDate(value)
  return field.options.find((option) => option.value === value)?.names[ctx.locale] ?? value
}

export function toFieldViews(
  ctx: Speaking,
  fields: readonly RecordField[],
  facts: ReadonlyMap<string, string>,
): FieldView[] {
  return fields.map((field) => {
    const value = facts.get(field.key) ?? null
    return {
      key: field.key,
      section: field.section,
      kind: field.kind,
      label: field.names[ctx.locale],
      sensitive: field.sensitive,
      options: field.options.map(({ value: one, names }) => ({ value: one, label: names[ctx.locale] })),
      value,
      text: value === null ? null : factText(ctx, field, value),
    }
  })
}

export const toEntryViews = (entries: readonly ReadEntry[]): EntryView[] =>
  entries.map(({ from_on, to_on, ...rest }) => ({ ...rest, from: from_on, to: to_on }))

const isKind = (item: string): item is EntryKind =>
  ([...OPEN_KINDS, ...SENSITIVE_KINDS] as readonly string[]).includes(item)

/** `2026: poor` of an entry's line in words; free words stay as they are. */
function entryText(ctx: Speaking, kind: EntryKind, line: string): string {
  const [, year = '', what = line] = /^(\d{4}: )?(.*)$/s.exec(line) ?? []
  return choicesOf(kind)?.includes(what) ? `${year}${ctx.t(`records.what.${kind}.${what}`)}` : line
}

/** The history of a record in words: who changed what, with what stood there before. */
export async function toChangeViews(
  ctx: Pick<Ctx, 'db' | 'locale' | 't'>,
  fields: readonly RecordField[],
  sensitive: boolean,
  membership: string,
): Promise<ChangeView[]> {
  const rows = await readChanges(ctx.db, sensitive, membership, 40)
  const names = await findAccounts(
    ctx.db,
    rows.flatMap(({ account_id }) => account_id ?? []),
  )
  return rows.map((row) => {
    const field = fields.find(({ key }) => key === row.item)
    const text = (value: string | null) => {
      if (value === null) return null
      return isKind(row.item) ? entryText(ctx, row.item, value) : factText(ctx, field, value)
    }
    return {
      item: row.item,
      label: isKind(row.item) ? ctx.t(`records.kind.${row.item}`) : (field?.names[ctx.locale] ?? row.item),
      before: text(row.before),
      after: text(row.after),
      at: isoMoment(row.at),
      by: row.account_id === null ? '' : (names.get(row.account_id)?.name ?? ''),
      how: row.how,
    }
  })
}

/** Name and unit of members, by membership. */
export async function headsOf(ctx: Pick<Ctx, 'db' | 'locale' | 'now' | 't'>, members: readonly Member[]) {
  const people = await findPeople(
    ctx.db,
    members.map(({ personId }) => personId),
  )
  const nameOf = await nameUnits(
    ctx,
    members.map(({ unit }) => unit),
    civilDate(ctx.now()),
  )
  return new Map(
    members.map((member) => {
      const name = people.get(member.personId)?.name ?? '–'
      return [member.id, { id: member.id, name, unit: member.unit, unitName: nameOf(member.unit) }]
    }),
  )
}

export type Seen = {
  row: CorrectionRow
  field: RecordField | undefined
  /** Whether proposed and present value may be shown. */
  open: boolean
  current: string | null
  may: boolean
}

/** Proposals as people see them; a value is unsealed only where it may be shown. */
export async function toCorrectionViews(
  ctx: Pick<Ctx, 'db' | 'locale' | 't' | 'now' | 'services'>,
  seen: readonly Seen[],
): Promise<CorrectionView[]> {
  const members = await findMembers(
    ctx.db,
    seen.map(({ row }) => row.membership_id),
  )
  const heads = await headsOf(ctx, [...members.values()])
  return seen.map(({ row, field, open, current, may }) => {
    const text = (value: string | null) => (open && value !== null ? factText(ctx, field, value) : null)
    return {
      id: row.id,
      member: row.membership_id,
      name: heads.get(row.membership_id)?.name ?? '–',
      unitName: heads.get(row.membership_id)?.unitName ?? '',
      field: row.field,
      label: field?.names[ctx.locale] ?? row.field,
      sensitive: field?.sensitive ?? true,
      proposed: open ? text(ctx.services.aead.decrypt(row.proposed_enc, PROPOSED)) : null,
      current: text(current),
      note: row.note,
      state: row.state,
      proposedAt: isoMoment(row.proposed_at),
      decidedAt: row.decided_at && isoMoment(row.decided_at),
      decision: row.decision,
      may,
    }
  })
}
