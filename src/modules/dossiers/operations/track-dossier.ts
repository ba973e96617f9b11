import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import { question } from '#kernel/operation/operation.ts'
import { dossierErrors, notFound } from '../dossier.errors.ts'
import { findByTracking } from '../dossier.reads.ts'
import { TrackDossier } from '../dossier.schema.ts'
import { TrackedDossier } from '../resident-view.schema.ts'
import { readTracked } from '../tracking.reads.ts'

/** Where is it? For anybody with the tracking code: no names, no numbers, no words written about people. */
export const trackDossier = question({
  name: 'dossiers.track',
  permission: 'anyone',
  input: TrackDossier,
  output: TrackedDossier,
  // Only to one who has opened it: the public part says nothing about people.
  reveals: (_input, { id }) => (id === null ? [] : [{ type: 'dossier', id, columns: ['history'] }]),
  async run(ctx, input) {
    const parsed = parseCode(input.trackingCode, CODE_LENGTH.tracking)
    // Mistyped and unknown get one answer: it reveals nothing, and it is what the person should do.
    const row = parsed.ok ? await findByTracking(ctx.db, parsed.code) : undefined
    if (!row) throw notFound(dossierErrors.checkCode)
    return readTracked(ctx, row)
  },
})
