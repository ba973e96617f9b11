import { z } from 'zod'
import { deleteUnusedUploads } from '#kernel/files/upload.store.ts'
import { operation } from '#kernel/operation/operation.ts'
import { UPLOAD_HOURS } from '../draft.rules.ts'
import { deleteExpiredDrafts } from '../draft.store.ts'

/** Deletes drafts whose time is over, and files that nobody handed in with anything for two days. */
export const pruneDrafts = operation({
  name: 'applications.prune-drafts',
  permission: 'applications:prune',
  kind: 'write',
  input: z.object({}),
  output: z.object({ drafts: z.int(), uploads: z.int() }),
  async run(ctx) {
    const now = ctx.now()
    const drafts = await deleteExpiredDrafts(ctx.db, now)
    const uploads = await deleteUnusedUploads(ctx.db, new Date(now.getTime() - UPLOAD_HOURS * 3_600_000))
    return { drafts, uploads }
  },
})
