import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { proveStream } from '#kernel/events/proof.store.ts'
import { question } from '#kernel/operation/operation.ts'
import { findTracked } from '#modules/dossiers/index.ts'
import { TimelineProofAnswer } from '../root.schema.ts'

/**
 * The proof that the timeline of a dossier lies under a published root. It holds no personal data, but shows every kind
 * of event, also those that are the office's own: so it is for her whose dossier it is, and for its office.
 */
export const proveTimeline = question({
  name: 'audit.prove-timeline',
  permission: 'anyone',
  input: z.strictObject({ trackingCode: z.string().max(200) }),
  output: TimelineProofAnswer,
  async run(ctx, { trackingCode }) {
    const dossier = await findTracked(ctx.db, ctx.actor, trackingCode)
    if (!dossier) throw new AppError('dossiers.check_code', { kind: 'not_found' })
    if (!dossier.mayRead) throw new AppError('audit.open_first', { kind: 'forbidden' })
    return proveStream(ctx.db, dossier.id)
  },
})
