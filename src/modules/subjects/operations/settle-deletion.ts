import { z } from 'zod'
import { isoMoment } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { settleBytes } from '#kernel/personal/settle-bytes.ts'
import { bytesSettled, findDeletion } from '../deletion.store.ts'
import { inventoryOf } from '../person.reads.ts'

/**
 * What a deletion leaves to do outside of the database, once it is committed: the entry of the journal that survives a
 * restore, and the bytes of files, removed or sealed. May run again.
 */
export const settleDeletion = operation({
  name: 'subjects.settle-deletion',
  permission: 'subjects:maintain',
  kind: 'write',
  input: z.strictObject({ event: z.looseObject({ streamId: z.uuid() }) }),
  output: z.object({ settled: z.boolean() }),
  async run(ctx, { event }) {
    const deletion = await findDeletion(ctx.db, event.streamId)
    if (!deletion) return { settled: false }
    await ctx.services.deletionJournal.write({
      id: deletion.id,
      account: deletion.account_id,
      dossiers: deletion.dossier_ids,
      decidedAt: isoMoment(deletion.decided_at),
    })
    if (deletion.bytes_left === null) return { settled: true }
    await settleBytes(ctx.db, ctx.services, inventoryOf(ctx), deletion.bytes_left)
    await bytesSettled(ctx.db, deletion.id)
    return { settled: true }
  },
})
