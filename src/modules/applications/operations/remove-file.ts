import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { openDraftFor } from '../draft.reads.ts'
import { RemoveFile } from '../draft.schema.ts'
import { deleteDraftFile } from '../draft.store.ts'

/** Takes a file out of the draft; a file that is not there is no fault. Its upload is deleted with the other unused ones. */
export const removeFile = operation({
  name: 'applications.remove-file',
  permission: 'anyone',
  kind: 'write',
  input: RemoveFile,
  output: z.object({}),
  async run(ctx, input) {
    const draft = await openDraftFor(ctx, input.draft)
    await deleteDraftFile(ctx.db, draft.id, input.file)
    return {}
  },
})
