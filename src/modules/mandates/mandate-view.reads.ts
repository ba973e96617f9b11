import type { Ctx } from '#kernel/operation/ctx.ts'
import { groupCode } from '#kernel/codes/code-alphabet.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import { findAccounts, type AccountName } from '#modules/identity/index.ts'
import { findProcedure } from '#modules/procedures/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { buttonsOf, isDesk, sideOf } from './mandate.policy.ts'
import { nameOf } from './mandate.questions.ts'
import { stateAt, type Side } from './mandate.rules.ts'
import type { MandateView } from './mandate.schema.ts'
import { toMandate } from './mandate.store.ts'
import type { MandateRow } from './mandate.table.ts'
import { sealedColumns } from './sealed-columns.rules.ts'

type Known = {
  accounts: ReadonlyMap<string, AccountName>
  unitOf: (code: string) => string
  procedures: ReadonlyMap<string, string>
}

/** Mandates as this caller may see them. `asked`: she holds the code of one that is asked of nobody in particular. */
export async function toViews(ctx: Ctx, rows: readonly MandateRow[], asked = false): Promise<MandateView[]> {
  const known = await readKnown(ctx, rows)
  return rows.map((row) => toView(ctx, row, known, asked))
}

async function readKnown(ctx: Ctx, rows: readonly MandateRow[]): Promise<Known> {
  const today = civilDate(ctx.now())
  const ids = rows.flatMap((row) => [row.representative_id, row.principal_id].filter((id) => id !== null))
  const codes = rows.flatMap((row) => [row.association_unit, row.desk_unit].filter((code) => code !== null))
  const procedures = new Map<string, string>()
  for (const code of new Set(rows.flatMap((row) => row.procedures ?? []))) {
    const found = await findProcedure(ctx.db, code, today, ctx.now())
    procedures.set(code, found ? (found.shortName ?? found.name)[ctx.locale] : code)
  }
  return { accounts: await findAccounts(ctx.db, ids), unitOf: await nameUnits(ctx, codes, today), procedures }
}

function toView(ctx: Ctx, row: MandateRow, known: Known, asked: boolean): MandateView {
  const now = ctx.now()
  const state = stateAt(toMandate(row), now, civilDate(now))
  const own = sideOf(ctx.actor, row)
  const side: Side | undefined = asked ? otherOf(row.requested_by) : own
  const mine = !asked && own === row.requested_by
  const unitCode = row.association_unit ?? row.desk_unit
  const shown = mine && state === 'requested'
  return {
    id: row.id,
    kind: row.kind,
    state,
    side: side ?? null,
    mine,
    ...names(ctx, row, known, side),
    contact:
      mine && row.contact_enc !== null ? ctx.services.aead.decrypt(row.contact_enc, sealedColumns.contact) : null,
    unit: unitCode === null ? null : { code: unitCode, name: known.unitOf(unitCode) },
    procedures: row.procedures?.map((code) => ({ code, name: known.procedures.get(code) ?? code })) ?? 'all',
    acts: row.acts,
    validUntil: row.valid_until,
    requestedAt: isoMoment(row.requested_at),
    startedAt: row.started_at && isoMoment(row.started_at),
    endedAt: row.ended_at && isoMoment(row.ended_at),
    endedBy: row.ended_by,
    paper: row.paper,
    ...codeOf(ctx, row, shown),
    acting: ctx.actor.onBehalfOf?.mandateId === row.id,
    can: asked ? ['accept', 'refuse'] : buttonsOf(ctx.actor, row, state),
  }
}

function codeOf(ctx: Ctx, row: MandateRow, shown: boolean) {
  if (!shown || row.code_enc === null || row.code_until === null) return { code: null, codeUntil: null, codeUrl: null }
  const code = groupCode(ctx.services.aead.decrypt(row.code_enc, sealedColumns.code))
  const codeUrl = `${ctx.services.config.publicUrl}/account/mandates/code/${code}`
  return { code, codeUntil: isoMoment(row.code_until), codeUrl }
}

export const otherOf = (side: Side): Side => (side === 'representative' ? 'principal' : 'representative')

/**
 * Who has asked is named to whoever is asked; the other side to the asker only once it has agreed: else a request would
 * tell whose phone number it is, or that there is an account at all.
 */
function names(ctx: Ctx, row: MandateRow, known: Known, side: Side | undefined) {
  const open = (of: Side) => side === of || row.started_at !== null || row.requested_by === of || isDesk(ctx.actor, row)
  const account = (id: string | null) => (id === null ? null : (known.accounts.get(id)?.name ?? null))
  const person = row.principal_name_enc === null ? null : nameOf(row, ctx.services.aead)
  const association =
    row.association_unit === null
      ? null
      : ctx.t('mandates.association_of', { unit: known.unitOf(row.association_unit) })
  return {
    representative: association ?? (open('representative') ? account(row.representative_id) : null),
    principal: person ?? (open('principal') ? account(row.principal_id) : null),
  }
}
