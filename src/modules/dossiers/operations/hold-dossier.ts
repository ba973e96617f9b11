import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { setHold } from '#modules/privacy/index.ts'
import { notFound } from '../dossier.errors.ts'
import { findDossier } from '../dossier.reads.ts'

/** Holds a dossier back from deletion by age: it is under complaint, in court, or somebody asks about it. */
export const holdDossier = operation({
  name: 'dossiers.hold',
  permission: 'dossiers:hold',
  kind: 'write',
  input: z.strictObject({ code: z.string().max(60), reason: z.string().trim().min(1).max(1000) }),
  output: z.object({ hold: z.uuid() }),
  async run(ctx, { code, reason }) {
    const row = await findDossier(ctx.db, code)
    if (!row) throw notFound('kernel.not_found')
    return { hold: await setHold(ctx, { kind: 'dossier', id: row.id, label: row.code, reason }) }
  },
})
