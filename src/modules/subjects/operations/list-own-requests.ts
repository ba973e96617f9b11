import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { readOwnRequests } from '../request.reads.ts'
import { toItems } from '../request-view.reads.ts'
import { RequestItem } from '../subject.schema.ts'

/** What this person asked for, from her account or about dossiers that this browser opened. */
export const listOwnRequests = question({
  name: 'subjects.list-own-requests',
  permission: 'anyone',
  input: z.strictObject({}),
  output: z.object({ items: z.array(RequestItem) }),
  async run(ctx) {
    const rows = await readOwnRequests(ctx.db, { accountId: ctx.actor.accountId, dossierIds: ctx.actor.opened })
    return { items: await toItems(ctx, rows) }
  },
})
