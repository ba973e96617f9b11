import { z } from 'zod'
import { civilDate, formatMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { TextError } from '#kernel/texting/texting.ts'
import { findCredentials } from '#modules/identity/index.ts'

/** The event that says what became of a proposal, as its subscriber gets it. */
export const AnswerEvent = z.looseObject({ streamId: z.uuid(), seq: z.number(), type: z.string(), at: z.string() })

/**
 * Tells the phone of an account that what it proposed to correct was answered: an answer to what she asked for, so no
 * consent of its own. What she proposed, the answer and her name stand on her page only. Throws TextError when the carrier
 * is away: the queue tries again.
 */
export async function tellOfAnswer(ctx: Ctx, accountId: string, event: z.output<typeof AnswerEvent>): Promise<boolean> {
  const account = await findCredentials(ctx.db, { id: accountId }, civilDate(ctx.now()))
  if (!account?.phone || !ctx.services.texting.can('notice')) return false
  const message = {
    phone: account.phone,
    template: 'notice' as const,
    data: { event: ctx.t('people.correct.told'), time: formatMoment(new Date(event.at)) },
    // Told twice by the queue, the carrier can know it again.
    trackingId: `${event.streamId}.${event.seq}`,
  }
  try {
    await ctx.services.texting.send(message)
    return true
  } catch (error) {
    // A phone without Zalo stays without.
    if (error instanceof TextError && error.failure === 'unreachable') return false
    throw error
  }
}
