import { ownTables, type Db } from '#kernel/db/db.ts'
import type { Aead } from '#kernel/crypto/aead.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { dossierEvent, otherEvents } from './dossier.events.ts'

const NOTE = 'dossier_corrections.note'

type Tables = {
  dossier_corrections: {
    id: string
    dossier_id: string
    request_id: string
    note_sealed: string
    noted_at: Date
    noted_by: string | null
  }
}

/**
 * What the applicant had corrected, as a note beside the dossier: its answers and what was issued stay as they were, so
 * that a paper that somebody holds still agrees with its file.
 */
export async function noteCorrection(
  ctx: Ctx,
  note: { dossierId: string; requestId: string; text: string },
): Promise<void> {
  await ownTables<Tables>(ctx.db)
    .insertInto('dossier_corrections')
    .values({
      id: ctx.ids.uuid(),
      dossier_id: note.dossierId,
      request_id: note.requestId,
      note_sealed: ctx.services.aead.encrypt(note.text, NOTE),
      noted_at: ctx.now(),
      noted_by: ctx.actor.accountId,
    })
    .execute()
  await ctx.record([dossierEvent(note.dossierId, otherEvents.correctionNoted, {})])
}

/** The notes of a dossier, oldest first. */
export async function readCorrections(db: Db, aead: Aead, dossierId: string): Promise<{ at: Date; text: string }[]> {
  const rows = await ownTables<Tables>(db)
    .selectFrom('dossier_corrections')
    .select(['noted_at', 'note_sealed'])
    .where('dossier_id', '=', dossierId)
    .orderBy('noted_at')
    .execute()
  return rows.map((row) => ({ at: row.noted_at, text: aead.decrypt(row.note_sealed, NOTE) }))
}
