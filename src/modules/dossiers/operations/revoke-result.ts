import { formatCivilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { getProcedureVersion } from '#modules/procedures/index.ts'
import { dossierErrors, notFound } from '../dossier.errors.ts'
import { dossierEvent, otherEvents } from '../dossier.events.ts'
import { roleOf } from '../dossier.policy.ts'
import { findResult } from '../dossier.reads.ts'
import { RevokeResult } from '../dossier.schema.ts'
import { ResultStatus } from '../dossier-view.schema.ts'
import { lockDossier } from '../dossier.store.ts'
import { actingUnit, findRevocable, mustStand, readDecision, type Acting } from '../revocation.reads.ts'
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
    const by = byActor(ctx, acting, input)
    await markRevoked(ctx.db, result.id, by)
    const data = { unit: row.unit_code, ...said(acting, by), result: result.code }
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
    const acting = await actingUnit(ctx, row)
    const by = byActor(ctx, acting, input)
    const { outcome, reasons } = result
    const decision = { outcome, reasons, replaces: result.id, unit: acting.code }
    const issued = await issueResult(ctx, row, procedure, decision)
    await markRevoked(ctx.db, result.id, { ...by, replacedBy: issued.id })
    const data = {
      unit: row.unit_code,
      ...said(acting, by),
      result: result.code,
      replacedBy: issued.code,
      number: issued.number,
    }
    await ctx.record([dossierEvent(row.id, otherEvents.resultReplaced, data)], roleOf(ctx.actor, row, DECIDES))
    return { code: result.code, status: 'replaced' as const, replacedBy: issued.code }
  },
})

const DECIDES = { kind: 'approve' } as const

const byActor = (ctx: Ctx, acting: Acting, input: RevokeResult) => ({
  name: ctx.actor.name,
  unit: acting.code,
  at: ctx.now(),
  reason: input.reason,
  ground: input.ground,
  decision: readDecision(ctx, input),
})

/** What the history tells of it; a unit only where another acts than the dossier's own. */
const said = ({ code, name }: Acting, { reason, ground, decision }: ReturnType<typeof byActor>) => ({
  ...(name !== undefined && { byUnit: code, byUnitName: name }),
  reason,
  ground,
  ...(decision && { decision: `${decision.number} (${formatCivilDate(decision.on)})` }),
})

/** The result as it is once nobody else can touch its dossier. */
async function lockResult(ctx: Ctx, text: string) {
  const seen = await findRevocable(ctx, text)
  const row = await lockDossier(ctx.db, seen.row.code)
  const result = await findResult(ctx.db, seen.result.code)
  if (!row || !result) throw notFound(dossierErrors.resultUnknown)
  mustStand(result)
  return { result, row }
}
