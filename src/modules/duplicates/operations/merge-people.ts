import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { foldMembership, membershipsOfPerson } from '#modules/membership/index.ts'
import { lockRecords, mergeRecords, personIds, type PersonToMerge } from '#modules/people/index.ts'
import { conflict, duplicateErrors, invalid, notFound } from '../duplicate.errors.ts'
import { MERGE, mayMerge } from '../duplicate.policy.ts'
import { MergePeople, Merged } from '../duplicate.schema.ts'
import { insertMerge, markMerged } from '../duplicate.store.ts'
import { indexPeople } from '../match-key.commands.ts'
import { mergedValues, type MergeJournal } from '../merge.rules.ts'
import { bothKnown, conflicting } from '../person-side.reads.ts'
import { JOURNAL } from '../sealed-columns.rules.ts'

/**
 * Makes one person of two records. What names the other record keeps naming it; only values of the record that goes on
 * change, as chosen, and a standing membership that would be there twice is folded. All of it is written down sealed, so
 * that `unmergePeople` can take it back. Accounts and positions are not touched: nobody can do more than before.
 */
export const mergePeople = operation({
  name: 'duplicates.merge',
  permission: MERGE,
  kind: 'write',
  input: MergePeople,
  output: Merged,
  async run(ctx, input) {
    const { kept, gone } = await bothToMerge(ctx, input.kept, input.gone)
    const id = ctx.ids.uuid()
    const folded = await foldTwice(ctx, input)
    const values = mergedValues(kept, gone, input.choose)
    const done = await mergeRecords(ctx, { kept, gone }, values, { merge: id, chosen: input.choose })
    const journal: MergeJournal = { ...done, folded }
    await insertMerge(ctx.db, {
      id,
      kept: kept.id,
      gone: gone.id,
      journal: ctx.services.aead.encrypt(JSON.stringify(journal), JOURNAL),
      merged_at: ctx.now(),
      merged_by: ctx.actor.accountId,
    })
    await markMerged(ctx.db, kept.id, gone.id)
    await indexPeople(ctx.db, [kept.id, gone.id])
    return { id, kept: kept.id }
  },
})

async function bothToMerge(
  ctx: Ctx,
  keptId: string,
  goneId: string,
): Promise<{ kept: PersonToMerge; gone: PersonToMerge }> {
  if (keptId === goneId) throw invalid('gone', duplicateErrors.samePerson)
  const rows = await lockRecords(ctx.db, [keptId, goneId])
  const [kept, gone] = [rows.get(keptId), rows.get(goneId)]
  if (!kept || !gone) throw notFound()
  if (kept.merged_into !== null || gone.merged_into !== null) throw conflict(duplicateErrors.alreadyMerged)
  ctx.allow(mayMerge(ctx.actor, await bothKnown(ctx.db, keptId, goneId)))
  return { kept, gone }
}

type Choices = { kept: string; gone: string; memberships: Record<string, 'kept' | 'gone'> }

/** Of two standing memberships in one association the chosen one goes on. */
async function foldTwice(ctx: Ctx, input: Choices): Promise<MergeJournal['folded']> {
  const membersOf = async (id: string) => membershipsOfPerson(ctx.db, await personIds(ctx.db, id))
  const twice = conflicting(await membersOf(input.kept), await membersOf(input.gone))
  const folded: MergeJournal['folded'] = []
  for (const one of twice) {
    const goesOn = input.memberships[one.association]
    if (goesOn === undefined) throw invalid(`memberships.${one.association}`, duplicateErrors.chooseMembership)
    folded.push(goesOn === 'kept' ? { id: one.gone, into: one.kept } : { id: one.kept, into: one.gone })
  }
  for (const { id, into } of folded) await foldMembership(ctx, id, into)
  return folded
}
