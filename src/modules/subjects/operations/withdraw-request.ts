import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { beginRequestMove } from '../request-move.store.ts'
import { mayWithdrawRequest } from '../request.policy.ts'
import { updateRequest } from '../request.store.ts'
import { requestEvent, requestEvents } from '../subject.events.ts'
import { RequestTarget } from '../subject.schema.ts'

/** The person takes her request back, as long as nothing was decided. */
export const withdrawRequest = operation({
  name: 'subjects.withdraw-request',
  permission: 'anyone',
  kind: 'write',
  input: RequestTarget,
  output: z.object({ code: z.string() }),
  async run(ctx, input) {
    const { row, next } = await beginRequestMove(ctx, input, { kind: 'withdraw' }, (one) =>
      mayWithdrawRequest(ctx.actor, one),
    )
    await updateRequest(ctx.db, row, { state: next, finished_at: ctx.now() })
    await ctx.record([requestEvent(row.id, requestEvents.withdrawn, { unit: row.unit_code })])
    return { code: row.code }
  },
})
