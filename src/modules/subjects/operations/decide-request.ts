import { operation } from '#kernel/operation/operation.ts'
import { carryDecision } from '../decision.store.ts'
import { beginRequestMove } from '../request-move.store.ts'
import { mayDecideRequest } from '../request.policy.ts'
import { findRequest, updateRequest } from '../request.store.ts'
import { toView } from '../request-view.reads.ts'
import { sealedRequest } from '../sealed-request.rules.ts'
import { subjectErrors } from '../subject.errors.ts'
import { requestEvent, requestEvents } from '../subject.events.ts'
import { DecideRequest, RequestView } from '../subject.schema.ts'

/** The answer: granted, granted in part, or refused with the duty that stands against it. What it says is done with it. */
export const decideRequest = operation({
  name: 'subjects.decide-request',
  permission: 'privacy:decide',
  kind: 'write',
  input: DecideRequest,
  output: RequestView,
  async run(ctx, input) {
    const { outcome, reasons } = input
    const duty = outcome === 'granted' ? null : (input.duty ?? null)
    const { row, next } = await beginRequestMove(ctx, input, { kind: 'decide', outcome, duty, reasons }, (one) =>
      mayDecideRequest(ctx.actor, one),
    )
    const now = ctx.now()
    await updateRequest(ctx.db, row, {
      state: next,
      decided_at: now,
      decided_by: ctx.actor.accountId,
      outcome,
      duty,
      answer_sealed: ctx.services.aead.encrypt(reasons, sealedRequest.answer),
      acknowledged_at: row.acknowledged_at ?? now,
      ...(next === 'done' && { finished_at: now }),
    })
    await ctx.record([
      requestEvent(row.id, requestEvents.decided, { unit: row.unit_code, kind: row.kind, outcome, duty }),
    ])
    if (outcome !== 'refused') await carryDecision(ctx, row)
    const moved = await findRequest(ctx.db, row.code)
    if (!moved) throw subjectErrors.notFound()
    return toView(ctx, moved)
  },
})
