import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { refuseRestricted } from '#kernel/personal/restriction.ts'
import { notFound } from '../dossier.errors.ts'
import { dossierEvent, otherEvents } from '../dossier.events.ts'
import { mayHandle, roleOf } from '../dossier.policy.ts'
import { findDossier } from '../dossier.reads.ts'
import { RevealNationalId } from '../dossier.schema.ts'
import { sealedColumns } from '../sealed-answers.rules.ts'

/** Shows the applicant's 12-digit number in full. Each look is an event with its reason (Law 91/2025/QH15). */
export const revealNationalId = operation({
  name: 'dossiers.reveal-national-id',
  permission: 'dossiers:read',
  kind: 'write',
  confirm: true,
  input: RevealNationalId,
  output: z.object({ nationalId: z.string() }),
  reveals: 'noted',
  async run(ctx, input) {
    const row = await findDossier(ctx.db, input.code)
    if (!row) throw notFound('kernel.not_found')
    ctx.allow(mayHandle(ctx.actor, row))
    await refuseRestricted(ctx.db, 'dossier', row.id)
    await ctx.record(
      [dossierEvent(row.id, otherEvents.nationalIdRevealed, { unit: row.unit_code, reason: input.reason })],
      roleOf(ctx.actor, row),
    )
    ctx.reveal([{ type: 'dossier', id: row.id, columns: ['national_id'], reason: input.reason }])
    return { nationalId: ctx.services.aead.decrypt(row.national_id_enc, sealedColumns.nationalId) }
  },
})
