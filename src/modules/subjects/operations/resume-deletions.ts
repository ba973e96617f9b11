import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { unfinishedDeletions } from '../deletion.store.ts'
import { deletionEvent, deletionEvents } from '../subject.events.ts'

/** Sends deletions that wait for dossiers, or were interrupted, once more to be carried out. */
export const resumeDeletions = operation({
  name: 'subjects.resume-deletions',
  permission: 'subjects:maintain',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ resumed: z.number() }),
  async run(ctx) {
    const ids = await unfinishedDeletions(ctx.db, 200)
    await ctx.record(ids.map((id) => deletionEvent(id, deletionEvents.decided, { again: true })))
    return { resumed: ids.length }
  },
})
