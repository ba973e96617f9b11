import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { AnswerEvent, tellOfAnswer } from '../correction-notice.commands.ts'
import { firstAnswered } from '../person-correction.store.ts'

/** Hears that proposals were answered and tells who made them; several answered one after the other are one message. */
export const tellOfCorrections = operation({
  name: 'people.tell-of-corrections',
  permission: 'people:system',
  kind: 'write',
  input: z.object({
    event: AnswerEvent.extend({
      data: z.object({ fields: z.array(z.object({ correction: z.uuid() })) }),
    }),
  }),
  output: z.object({ sent: z.boolean() }),
  async run(ctx, { event }) {
    const account = await firstAnswered(
      ctx.db,
      event.data.fields.map(({ correction }) => correction),
    )
    return { sent: account !== undefined && (await tellOfAnswer(ctx, account, event)) }
  },
})
