import { z } from 'zod'
import { operation, question } from '#kernel/operation/operation.ts'
import { draftKept } from '../draft.events.ts'
import { mayKeepDraft } from '../draft.policy.ts'
import { draftFor, summaryOf } from '../draft.reads.ts'
import { ByDraft, DraftSummary, ListOwnDrafts } from '../draft.schema.ts'
import { draftCursor, readOwnDrafts, saveDraftOwner } from '../draft.store.ts'

/** The drafts in one's account or, while one acts for somebody, that person's within the mandate. */
export const listOwnDrafts = question({
  name: 'applications.list-own-drafts',
  permission: 'signed_in',
  input: ListOwnDrafts,
  output: z.object({ items: z.array(DraftSummary), next: z.string().nullable() }),
  reveals: (_input, { items }) => items.map(({ id }) => ({ type: 'draft', id })),
  async run(ctx, { cursor, limit }) {
    const found = await readOwnDrafts(ctx.db, ctx.services, ctx.actor, { now: ctx.now(), limit, cursor })
    const page = found.slice(0, limit)
    const last = found.length > limit ? page.at(-1) : undefined
    const items = await Promise.all(page.map((draft) => summaryOf(ctx, draft)))
    return { items, next: last ? draftCursor(last) : null }
  },
})

/** Puts a draft that this browser began or opened with its code into one's account. */
export const keepDraft = operation({
  name: 'applications.keep-draft',
  permission: 'signed_in',
  kind: 'write',
  input: ByDraft,
  output: z.object({}),
  async run(ctx, input) {
    const draft = await draftFor(ctx, input.draft, true)
    ctx.allow(mayKeepDraft(ctx.actor, draft))
    if (draft.owner.account_id !== null || ctx.actor.accountId === null) return {}
    await saveDraftOwner(ctx.db, draft.id, ctx.actor.accountId)
    await ctx.record([draftKept(draft.id)])
    return {}
  },
})
