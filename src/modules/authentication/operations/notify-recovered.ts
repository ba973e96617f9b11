import { z } from 'zod'
import { civilDate, formatMoment } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { TextError } from '#kernel/texting/texting.ts'
import { findCredentials } from '#modules/identity/index.ts'

/** Tells the phone of an account that the account was recovered: whoever did not do it hears of it. */
export const notifyRecovered = operation({
  name: 'authentication.notify-recovered',
  permission: 'authentication:notify',
  kind: 'write',
  input: z.object({ event: z.looseObject({ streamId: z.uuid(), seq: z.number(), at: z.string() }) }),
  output: z.object({ sent: z.boolean() }),
  async run(ctx, { event }) {
    const account = await findCredentials(ctx.db, { id: event.streamId }, civilDate(ctx.now()))
    if (!account?.phone || !ctx.services.texting.can('notice')) return { sent: false }
    const data = { event: ctx.t('authentication.notice.recovered'), time: formatMoment(new Date(event.at)) }
    // The event's own place is the number of the message: told twice by the queue, the carrier can know it again.
    const message = {
      phone: account.phone,
      template: 'notice' as const,
      data,
      trackingId: `${event.streamId}.${event.seq}`,
    }
    try {
      await ctx.services.texting.send(message)
      return { sent: true }
    } catch (error) {
      // A phone without Zalo stays without; a carrier that is away is tried again by the queue.
      if (error instanceof TextError && error.failure === 'unreachable') return { sent: false }
      throw error
    }
  },
})
