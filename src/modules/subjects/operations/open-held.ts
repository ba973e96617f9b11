import { z } from 'zod'
import { holds } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findDossierByCode } from '#modules/dossiers/index.ts'
import { readHeld } from '../deletion.store.ts'
import { subjectErrors } from '../subject.errors.ts'
import { deletionEvent, deletionEvents } from '../subject.events.ts'

/** Values that a duty keeps after a deletion, opened once, for a reason that is recorded. */
export const openHeld = operation({
  name: 'subjects.open-held',
  permission: 'privacy:open_held',
  kind: 'write',
  confirm: true,
  input: z.strictObject({
    dossier: z.string().max(80),
    reason: z
      .string()
      .max(2000)
      .transform((text) => text.normalize('NFC').trim())
      .pipe(z.string().min(1, 'subjects.reasons_missing')),
  }),
  output: z.object({
    dossierId: z.uuid(),
    items: z.array(
      z.object({ table: z.string(), law: z.string(), since: z.string(), values: z.record(z.string(), z.unknown()) }),
    ),
  }),
  async run(ctx, input) {
    const dossier = await findDossierByCode(ctx.db, input.dossier)
    if (!dossier || !holds(ctx.actor, 'privacy:open_held', dossier.unitCode)) throw subjectErrors.notFound()
    const held = await readHeld(ctx.db, ctx.services.aead, dossier.id)
    if (held.length === 0) throw new AppError('subjects.nothing_held', { kind: 'not_found' })
    await ctx.record([deletionEvent(dossier.id, deletionEvents.opened, { reason: input.reason })])
    return {
      dossierId: dossier.id,
      items: held.map(({ table, law, since, values }) => ({ table, law, since: isoMoment(since), values })),
    }
  },
  reveals: (input, output) => [{ type: 'dossier', id: output.dossierId, columns: ['*'], reason: input.reason }],
})
