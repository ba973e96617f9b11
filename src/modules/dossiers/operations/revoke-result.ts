import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { getProcedureVersion } from '#modules/procedures/index.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { notFound } from '../dossier.errors.ts'
import { dossierEvent, otherEvents } from '../dossier.events.ts'
import { mayRevoke, roleOf } from '../dossier.policy.ts'
import { findById, findResult } from '../dossier.reads.ts'
import { RevokeResult } from '../dossier.schema.ts'
import { ResultStatus } from '../dossier-view.schema.ts'
import { lockDossier } from '../dossier.store.ts'
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
    await markRevoked(ctx.db, result.id, { name: ctx.actor.name, at: ctx.now(), reason: input.reason })
    await ctx.record(
      [
        dossierEvent(row.id, otherEvents.resultRevoked, {
          unit: row.unit_code,
          result: result.code,
          reason: input.reason,
        }),
      ],
      roleOf(ctx.actor, row),
    )
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
    const issued = await issueResult(ctx, row, procedure, { outcome, reasons, replaces: result.id })
    await markRevoked(ctx.db, result.id, {
      name: ctx.actor.name,
      at: ctx.now(),
      reason: input.reason,
      replacedBy: issued.id,
    })
    const data = {
      unit: row.unit_code,
      result: result.code,
      replacedBy: issued.code,
      number: issued.number,
      reason: input.reason,
    }
    await ctx.record([dossierEvent(row.id, otherEvents.resultReplaced, data)], roleOf(ctx.actor, row))
    return { code: result.code, status: 'replaced' as const, replacedBy: issued.code }
  },
})

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
