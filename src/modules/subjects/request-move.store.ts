import type { Decision } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { moveRequest, type RequestMove, type RequestState } from './request.rules.ts'
import { findRequest } from './request.store.ts'
import { subjectErrors } from './subject.errors.ts'
import type { RequestRow } from './subject.table.ts'

/** Locks a request, asks policy, version and state machine. Every move begins here. */
export async function beginRequestMove(
  ctx: Ctx,
  target: { code: string; version?: number | undefined },
  move: RequestMove,
  may: (row: RequestRow) => Decision,
): Promise<{ row: RequestRow; next: RequestState }> {
  const row = await findRequest(ctx.db, target.code, true)
  if (!row) throw subjectErrors.notFound()
  ctx.allow(may(row))
  if (target.version !== undefined && target.version !== row.version) throw subjectErrors.moved()
  const answer = moveRequest(row, move)
  if (!answer.ok) throw subjectErrors.refused(answer.refusal)
  return { row, next: answer.state }
}
