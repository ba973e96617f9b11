import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { draftDeleted } from '../draft.events.ts'
import { draftFor } from '../draft.reads.ts'
import { ByDraft } from '../draft.schema.ts'
import { deleteDraft } from '../draft.store.ts'

/** Deletes the draft and what was typed into it; a dossier made from it stays. */
export const removeDraft = operation({
  name: 'applications.delete-draft',
  permission: 'anyone',
  kind: 'write',
  input: ByDraft,
  output: z.object({}),
  async run(ctx, input) {
    const draft = await draftFor(ctx, input.draft, true)
    await deleteDraft(ctx.db, draft.id)
    await ctx.record([draftDeleted(draft.id)])
    return {}
  },
})
