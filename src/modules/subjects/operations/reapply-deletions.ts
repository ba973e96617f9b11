import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { insertDeletion } from '../deletion.store.ts'
import { deletionEvent, deletionEvents } from '../subject.events.ts'

/**
 * After a restore: every deletion of the journal is decided again and goes the way of any other, whether the backup was
 * made before it or after. Nobody comes back from a backup.
 */
export const reapplyDeletions = operation({
  name: 'subjects.reapply-deletions',
  permission: 'subjects:maintain',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ deletions: z.array(z.uuid()) }),
  async run(ctx) {
    const entries = await ctx.services.deletionJournal.read()
    for (const entry of entries) {
      const decided_at = new Date(entry.decidedAt)
      const { id, account: account_id, dossiers: dossier_ids } = entry
      await insertDeletion(ctx.db, { id, request_id: null, account_id, dossier_ids, decided_at })
    }
    await ctx.record(entries.map(({ id }) => deletionEvent(id, deletionEvents.decided, { restored: true })))
    return { deletions: entries.map(({ id }) => id) }
  },
})
