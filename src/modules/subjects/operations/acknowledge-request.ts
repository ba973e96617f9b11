import { operation } from '#kernel/operation/operation.ts'
import { beginRequestMove } from '../request-move.store.ts'
import { mayDecideRequest } from '../request.policy.ts'
import { findRequest, updateRequest } from '../request.store.ts'
import { toView } from '../request-view.reads.ts'
import { subjectErrors } from '../subject.errors.ts'
import { requestEvent, requestEvents } from '../subject.events.ts'
import { RequestTarget, RequestView } from '../subject.schema.ts'

/** The first reply: the office has the request and says until when it answers (within two working days). */
export const acknowledgeRequest = operation({
  name: 'subjects.acknowledge-request',
  permission: 'privacy:decide',
  kind: 'write',
  input: RequestTarget,
  output: RequestView,
  async run(ctx, input) {
    const { row, next } = await beginRequestMove(ctx, input, { kind: 'acknowledge' }, (one) =>
      mayDecideRequest(ctx.actor, one),
    )
    await updateRequest(ctx.db, row, { state: next, acknowledged_at: ctx.now() })
    await ctx.record([requestEvent(row.id, requestEvents.acknowledged, { unit: row.unit_code })])
    const moved = await findRequest(ctx.db, row.code)
    if (!moved) throw subjectErrors.notFound()
    return toView(ctx, moved)
  },
})
