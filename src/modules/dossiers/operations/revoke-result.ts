import { coversPapersOf } from '#kernel/access/actor.ts'
import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { getProcedureVersion } from '#modules/procedures/index.ts'
import { findKeeper } from '#modules/units/index.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { notFound } from '../dossier.errors.ts'
import { dossierEvent, otherEvents } from '../dossier.events.ts'
import { mayRevoke, roleOf } from '../dossier.policy.ts'
import { findById, findResult } from '../dossier.reads.ts'
import { RevokeResult } from '../dossier.schema.ts'
import { ResultStatus } from '../dossier-view.schema.ts'
import { lockDossier } from '../dossier.store.ts'
import type { DossierRow } from '../dossier.table.ts'
import { checkSeparation } from '../separation.reads.ts'
import { issueResult, markRevoked } from '../result.store.ts'

/** A result that should not have been given is revoked: from now on everybody who checks it is told. */
export const revokeResult = operation({
  name: 'dossiers.revoke-result',
  permission: 'dossiers:approve',
  kind: 'write',
  confirm: true,
  input: RevokeResult,
  output: ResultStatus,
  async run(ctx, input) {
    const { result, row } = await lockResult(ctx, input.result)
    const acting = await actingUnit(ctx, row)
    await markRevoked(ctx.db, result.id, byActor(ctx, acting, input.reason))
    const data = { unit: row.unit_code, ...acting.said, result: result.code, reason: input.reason }
    await ctx.record([dossierEvent(row.id, otherEvents.resultRevoked, data)], roleOf(ctx.actor, row, DECIDES))
    return { code: result.code, status: 'revoked' as const, replacedBy: null }
  },
})

/** A result with a mistake is replaced by a new one with a number of its own; the old one points to it. */
export const replaceResult = operation({
  name: 'dossiers.replace-result',
  permission: 'dossiers:approve',
  kind: 'write',
  confirm: true,
  input: RevokeResult,
  output: ResultStatus,
  async run(ctx, input) {
    const { result, row } = await lockResult(ctx, input.result)
    const procedure = await getProcedureVersion(ctx.db, row.procedure_code, row.procedure_version, ctx.now())
    await checkSeparation(ctx, row, procedure, 'approve')
    const { outcome, reasons } = result
    const acting = await actingUnit(ctx, row)
    const decision = { outcome, reasons, replaces: result.id, unit: acting.code }
    const issued = await issueResult(ctx, row, procedure, decision)
    await markRevoked(ctx.db, result.id, { ...byActor(ctx, acting, input.reason), replacedBy: issued.id })
    const data = {
      unit: row.unit_code,
      ...acting.said,
      result: result.code,
      replacedBy: issued.code,
      number: issued.number,
      reason: input.reason,
    }
    await ctx.record([dossierEvent(row.id, otherEvents.resultReplaced, data)], roleOf(ctx.actor, row, DECIDES))
    return { code: result.code, status: 'replaced' as const, replacedBy: issued.code }
  },
})

const DECIDES = { kind: 'approve' } as const

const byActor = (ctx: Ctx, acting: Acting, reason: string) => ({
  name: ctx.actor.name,
  unit: acting.code,
  at: ctx.now(),
  reason,
})

type Acting = { code: string; said: { byUnit?: string; byUnitName?: string } }

/** Under which unit it is done: the dossier's own, or the one that goes on for it, which the history then names. */
async function actingUnit(ctx: Ctx, row: DossierRow): Promise<Acting> {
  const keeper = await findKeeper(ctx.db, row.unit_code, civilDate(ctx.now()))
  if (keeper?.code === row.unit_code) return { code: row.unit_code, said: {} }
  // An old list may not say who went on; who acts then stands above all the parts.
  const above = ctx.actor.positions.find((one) => coversPapersOf(one, row.unit_code))
  const code = keeper?.code ?? above?.unitCode ?? row.unit_code
  const byUnitName = keeper?.name ?? above?.unitName
  return { code, said: { byUnit: code, ...(byUnitName !== undefined && { byUnitName }) } }
}

async function lockResult(ctx: Ctx, text: string) {
  const parsed = parseCode(text, CODE_LENGTH.result)
  const seen = parsed.ok ? await findResult(ctx.db, parsed.code) : undefined
  const dossier = seen && (await findById(ctx.db, seen.dossier_id))
  if (!seen || !dossier) throw notFound('dossiers.result_unknown')
  ctx.allow(mayRevoke(ctx.actor, dossier))
  const row = await lockDossier(ctx.db, dossier.code)
  const result = await findResult(ctx.db, seen.code)
  if (!row || !result) throw notFound('dossiers.result_unknown')
  if (result.revoked_at !== null) throw new AppError('dossiers.result_revoked', { kind: 'conflict' })
  return { result, row }
}
