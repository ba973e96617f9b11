import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { AnswerEvent, tellOfAnswer } from '#modules/people/index.ts'
import { firstAnswered } from '../record.reads.ts'

/** Hears that a proposal was answered and tells who made it; several answered one after the other are one message. */
export const tellOfCorrection = operation({
  name: 'records.tell-of-correction',
  permission: 'records:system',
  kind: 'write',
  input: z.object({ event: AnswerEvent }),
  output: z.object({ sent: z.boolean() }),
  async run(ctx, { event }) {
    const account = await firstAnswered(ctx.db, event.streamId)
    return { sent: account !== undefined && (await tellOfAnswer(ctx, account, event)) }
  },
})
