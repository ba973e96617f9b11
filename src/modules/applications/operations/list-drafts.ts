import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { DraftSummary } from '../draft.schema.ts'
import { summaryOf } from '../draft.reads.ts'
import { readDrafts } from '../draft.store.ts'

const isUuid = (id: string) => z.uuid().safeParse(id).success

/** The drafts that this browser started or opened, newest first. */
export const listDrafts = question({
  name: 'applications.list-drafts',
  permission: 'anyone',
  input: z.object({}),
  output: z.object({ items: z.array(DraftSummary) }),
  async run(ctx) {
    const drafts = await readDrafts(ctx.db, ctx.services, ctx.actor.opened.filter(isUuid), ctx.now())
    return { items: await Promise.all(drafts.map((draft) => summaryOf(ctx, draft))) }
  },
})
