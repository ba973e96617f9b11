import type { Ctx } from '#kernel/operation/ctx.ts'
import { basesOf, kindsOn, listMembersOf, type Basis, type Member } from '#modules/membership/index.ts'
import { findPeople, openNumbers } from '#modules/people/index.ts'
import { listRecordFields, recordSummaries, sensitiveFactsOf } from '#modules/records/index.ts'
import { findUnitsEver, unitCodesUnder, type Unit } from '#modules/units/index.ts'
import { sensitiveColumns, type ExportColumn } from './exchange.schema.ts'
import type { ExportRow } from './export.store.ts'

export type ExportPart = { items: { person: string; cells: string[] }[]; next: string | null }
const PART = 500

/** The next part of an export: the members of the unit and all below on its day, one line each. */
export async function exportPart(ctx: Ctx, row: ExportRow, cursor: string | undefined): Promise<ExportPart> {
  const codes = await unitCodesUnder(ctx.db, row.unit_code, row.as_of)
  const { items, next } = await listMembersOf(ctx.db, codes, row.as_of, { limit: PART, ...(cursor && { cursor }) })
  const columns = row.columns as ExportColumn[]
  const cells = await cellsOf(ctx, row, columns, items)
  return {
    items: items.map((member) => ({ person: member.personId, cells: columns.map((column) => cells(member, column)) })),
    next,
  }
}

async function cellsOf(ctx: Ctx, row: ExportRow, columns: readonly ExportColumn[], members: readonly Member[]) {
  const ids = members.map(({ id }) => id)
  const people = await findPeople(
    ctx.db,
    members.map(({ personId }) => personId),
  )
  const units = await findUnitsEver(
    ctx.db,
    members.map(({ unit }) => unit),
    row.as_of,
  )
  const parents = await findUnitsEver(
    ctx.db,
    [...units.values()].flatMap(({ parentCode }) => parentCode ?? []),
    row.as_of,
  )
  const kinds = new Map((await kindsOn(ctx.db, row.association, row.as_of)).map(({ kind, names }) => [kind, names.vi]))
  const summaries = await recordSummaries(ctx.db, ids)
  const words = await wordsOfFacts(ctx)
  const wanted = columns.filter((column) => sensitiveColumns.includes(column) && column !== 'national_id')
  const sensitive =
    wanted.length === 0 ? new Map<string, Record<string, string>>() : await sensitiveFactsOf(ctx.db, ids, wanted)
  const numbers = columns.includes('national_id')
    ? await openNumbers(
        ctx,
        members.map(({ personId }) => personId),
      )
    : new Map<string, string>()
  const bases = columns.includes('basis') ? await basesOf(ctx.db, ids) : new Map<string, Basis>()
  const place = (member: Member) => branchAndGroup(units.get(member.unit), parents)
  const read: Record<ExportColumn, (member: Member) => string | null | undefined> = {
    number: ({ number }) => number,
    name: ({ personId }) => people.get(personId)?.name,
    birth: ({ personId }) => dayText(people.get(personId)?.birthDate) ?? people.get(personId)?.birthYear?.toString(),
    sex: ({ personId }) => SEXES[people.get(personId)?.sex ?? ''],
    national_id: ({ personId }) => numbers.get(personId),
    phone: ({ personId }) => people.get(personId)?.phone?.replace(/^\+84/, '0'),
    branch: (member) => place(member).branch,
    group: (member) => place(member).group,
    address: ({ personId }) => people.get(personId)?.address,
    kind: ({ kind }) => kinds.get(kind) ?? kind,
    joined_on: ({ joinedOn }) => dayText(joinedOn),
    state: ({ state }) => (state === 'suspended' ? 'Tạm dừng sinh hoạt' : 'Đang sinh hoạt'),
    basis: ({ id }) => groundText(bases.get(id)),
    ethnicity: ({ id }) => words('ethnicity', sensitive.get(id)?.['ethnicity']),
    education: ({ id }) => words('education', summaries.get(id)?.education),
    occupation: ({ id }) => words('occupation', summaries.get(id)?.occupation),
    religion: ({ id }) => words('religion', sensitive.get(id)?.['religion']),
    party: ({ id }) => (sensitive.get(id)?.['party'] === 'member' ? 'x' : ''),
  }
  return (member: Member, column: ExportColumn) => read[column](member) ?? ''
}

/** The papers are Vietnamese. */
const GROUNDS: Record<Basis, string> = {
  own_application: 'Đơn tự gửi trên mạng',
  told: 'Lời người đó nói với cán bộ',
  signed_form: 'Đơn giấy đã ký',
  old_register: 'Sổ hội viên cũ',
  list: 'Danh sách nhập vào hệ thống',
  other_system: 'Hệ thống khác chuyển sang',
}
const groundText = (basis: Basis | undefined) => (basis === undefined ? '' : GROUNDS[basis])
const SEXES: Record<string, string> = { female: 'Nữ', male: 'Nam', other: 'Khác' }
const dayText = (date: string | null | undefined) => date?.split('-').toReversed().join('/')

/** A group is told with its branch; a member of the branch itself, or of the commune, has no group. */
function branchAndGroup(unit: Unit | undefined, parents: ReadonlyMap<string, Unit>): { branch: string; group: string } {
  if (!unit) return { branch: '', group: '' }
  const parent = unit.parentCode === null ? undefined : parents.get(unit.parentCode)
  return unit.level.endsWith('_group') && parent
    ? { branch: parent.name, group: unit.name }
    : { branch: unit.name, group: '' }
}

/** Values of the record in the words of the office: the papers are Vietnamese. */
async function wordsOfFacts(ctx: Ctx) {
  const fields = new Map((await listRecordFields(ctx.db)).map((field) => [field.key, field]))
  return (key: string, value: string | null | undefined) =>
    value ? (fields.get(key)?.options.find((option) => option.value === value)?.names.vi ?? value) : ''
}
