import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { notFound } from '../dossier.errors.ts'
import { mayRead } from '../dossier.policy.ts'
import { findById } from '../dossier.reads.ts'

/** The tracking code of a dossier by its id, for links of people who may see it (the log of a mandate names ids). */
export const findOwnDossier = question({
  name: 'dossiers.find-own',
  permission: 'signed_in',
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ trackingCode: z.string() }),
  reveals: ({ id }) => [{ type: 'dossier', id }],
  async run(ctx, { id }) {
    const row = await findById(ctx.db, id)
    if (!row) throw notFound('kernel.not_found')
    ctx.allow(mayRead(ctx.actor, row))
    return { trackingCode: row.tracking_code }
  },
})
