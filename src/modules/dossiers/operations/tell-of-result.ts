import { z } from 'zod'
import { formatMoment } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { TextError } from '#kernel/texting/texting.ts'
import { otherEvents } from '../dossier.events.ts'
import { findById } from '../dossier.reads.ts'
import { isTexted } from '../revocation.reads.ts'
import { sealedColumns } from '../sealed-answers.rules.ts'

/** Tells the applicant's phone that her result counts no more, if she agreed to messages. No name stands in it, and no reason. */
export const tellOfResult = operation({
  name: 'dossiers.tell-of-result',
  permission: 'dossiers:system',
  kind: 'write',
  input: z.object({
    event: z.looseObject({ streamId: z.uuid(), seq: z.number(), type: z.string(), at: z.string() }),
  }),
  output: z.object({ sent: z.boolean() }),
  async run(ctx, { event }) {
    const row = await findById(ctx.db, event.streamId)
    if (!row || !(await isTexted(ctx, row.id))) return { sent: false }
    const word = event.type === otherEvents.resultReplaced ? 'replaced' : 'revoked'
    const message = {
      phone: ctx.services.aead.decrypt(row.applicant_phone_enc, sealedColumns.phone).replace(/^0/, '+84'),
      template: 'notice' as const,
      data: { event: ctx.t(`dossiers.told.${word}`, { code: row.code }), time: formatMoment(new Date(event.at)) },
      // Told twice by the queue, the carrier can know it again.
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
