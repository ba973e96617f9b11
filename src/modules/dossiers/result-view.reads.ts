import type { StoredEvent } from '#kernel/events/event.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { ProcedureVersion } from '#modules/procedures/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { toMoment, type DossierView } from './dossier-view.schema.ts'
import { mayRevoke } from './dossier.policy.ts'
import { readResults, type ReadResult } from './dossier.reads.ts'
import type { DossierRow } from './dossier.table.ts'
import { barredMoves } from './separation.reads.ts'

type ResultView = DossierView['results'][number]

/** Since when, by which unit (by its name of that day), on what ground and by what decision it counts no more. */
export async function revokedFacts(ctx: Ctx, result: ReadResult) {
  const { revoked_unit: code, revoked_at: at, revoked_decision: number, revoked_decision_on: on } = result
  const unit = code !== null && at !== null ? await named(ctx, code, civilDate(at)) : null
  return {
    revokedAt: toMoment(at),
    revokedUnit: unit,
    revokedGround: result.revoked_ground,
    revokedDecision: number !== null && on !== null ? { number, on } : null,
  }
}

const named = async (ctx: Ctx, code: string, on: string) => ({
  code,
  name: (await nameUnits(ctx, [code], on, 'paper'))(code),
})

/** The results of a dossier, oldest first, each with what this actor may do to it. */
export async function readResultViews(
  ctx: Ctx,
  row: DossierRow,
  procedure: ProcedureVersion,
  events: readonly StoredEvent[],
): Promise<ResultView[]> {
  const results = await readResults(ctx.db, row.id)
  const acts = results.length === 0 ? [] : await actsOn(ctx, row, procedure, events)
  const codes = new Map(results.map(({ id, code }) => [id, code]))
  return Promise.all(
    results.map(async (result) => ({
      code: result.code,
      outcome: result.outcome,
      reasons: result.reasons,
      number: result.number_text,
      issuedOn: result.issued_on,
      signer: result.signer,
      sha256: result.file_sha256,
      status: statusOf(result),
      unit: await named(ctx, result.unit_code, result.issued_on),
      ...(await revokedFacts(ctx, result)),
      revokedBy: result.revoked_by,
      revokedReason: result.revoked_reason,
      replacedBy: codes.get(result.replaced_by ?? '') ?? null,
      can: result.revoked_at === null ? acts : [],
    })),
  )
}

/** Whoever may not decide here, by the separation of duties, may not issue another paper either. */
async function actsOn(ctx: Ctx, row: DossierRow, procedure: ProcedureVersion, events: readonly StoredEvent[]) {
  const acts: ResultView['can'] = ['revoke', 'replace']
  if (!mayRevoke(ctx.actor, row).allowed) return []
  const barred = await barredMoves(ctx, row, procedure, { possible: ['approve'], events })
  return acts.filter((act) => act === 'revoke' || barred.length === 0)
}

export function statusOf(row: Pick<ReadResult, 'revoked_at' | 'replaced_by'>): 'valid' | 'replaced' | 'revoked' {
  if (row.replaced_by !== null) return 'replaced'
  return row.revoked_at !== null ? 'revoked' : 'valid'
}
