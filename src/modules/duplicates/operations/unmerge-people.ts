import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { unfoldMembership } from '#modules/membership/index.ts'
import { lockRecords, separateRecords, unitsApart } from '#modules/people/index.ts'
import { conflict, duplicateErrors, notFound } from '../duplicate.errors.ts'
import { MERGE, mayMerge } from '../duplicate.policy.ts'
import { endMerge, hasLaterMerge, lockMerge, reopenPair } from '../duplicate.store.ts'
import { indexPeople } from '../match-key.commands.ts'
import type { MergeJournal } from '../merge.rules.ts'
import { JOURNAL } from '../sealed-columns.rules.ts'

/**
 * Takes a merge back: two records stand for themselves again, with the values, phones and memberships they had; what was
 * corrected since stays. Merges that came later and build on it are taken back first (`duplicates.later_merge`).
 */
export const unmergePeople = operation({
  name: 'duplicates.unmerge',
  permission: MERGE,
  kind: 'write',
  input: z.strictObject({ merge: z.uuid() }),
  output: z.object({ kept: z.uuid(), gone: z.uuid() }),
  async run(ctx, input) {
    const merge = await lockMerge(ctx.db, input.merge)
    if (!merge) throw notFound()
    // Who separates them holds the right for each of the two, as who merged them did; one that is known nowhere asks for none.
    const known = Object.values(await unitsApart(ctx.db, merge.kept, merge.gone)).filter((units) => units.length > 0)
    ctx.allow(
      mayMerge(
        ctx.actor,
        known.map((units) => ({ units })),
      ),
    )
    if (merge.undone_at !== null) throw conflict(duplicateErrors.undone)
    if (await hasLaterMerge(ctx.db, merge)) throw conflict(duplicateErrors.laterMerge)
    const rows = await lockRecords(ctx.db, [merge.kept, merge.gone])
    const [kept, gone] = [rows.get(merge.kept), rows.get(merge.gone)]
    if (!kept || !gone) throw notFound()
    const journal = JSON.parse(ctx.services.aead.decrypt(merge.journal, JOURNAL)) as MergeJournal
    await separateRecords(ctx, { kept, gone }, journal, { merge: merge.id })
    for (const { id } of journal.folded.toReversed()) await unfoldMembership(ctx, id)
    await endMerge(ctx.db, merge.id, ctx.now(), ctx.actor.accountId)
    await reopenPair(ctx.db, merge.kept, merge.gone, 'merged')
    await indexPeople(ctx.db, [merge.kept, merge.gone])
    return { kept: merge.kept, gone: merge.gone }
  },
})
