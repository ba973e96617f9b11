import { question } from '#kernel/operation/operation.ts'
import { recordsToMerge } from '#modules/people/index.ts'
import { placesNow } from '#modules/units/index.ts'
import { notFound } from '../duplicate.errors.ts'
import { MERGE, mayMerge } from '../duplicate.policy.ts'
import { Comparison, TwoPeople } from '../duplicate.schema.ts'
import { findPair } from '../duplicate.store.ts'
import { CERTAIN, compare } from '../match.rules.ts'
import { recordMaker } from '../match-record.rules.ts'
import { differing } from '../merge.rules.ts'
import { bothFacts, bothKnown, conflicting, sideOf } from '../person-side.reads.ts'

/** Two records side by side, how much they agree and why, and what would have to be chosen to make one of them. */
export const comparePeople = question({
  name: 'duplicates.compare',
  permission: MERGE,
  input: TwoPeople,
  output: Comparison,
  reveals: ({ a, b }) => [a, b].map((id) => ({ type: 'person', id })),
  async run(ctx, { a, b }) {
    const facts = await bothFacts(ctx.db, a, b)
    if (!facts) throw notFound()
    ctx.allow(mayMerge(ctx.actor, await bothKnown(ctx.db, a, b)))
    const toRecord = recordMaker(await placesNow(ctx.db))
    const { score, reasons } = compare(toRecord(facts[0]), toRecord(facts[1]))
    const [left, right] = await Promise.all(facts.map((one) => sideOf(ctx, one)))
    const [pair, rows] = await Promise.all([findPair(ctx.db, a, b), recordsToMerge(ctx.db, [a, b])])
    const [mine, yours] = [rows.get(a), rows.get(b)]
    if (!left || !right || !mine || !yours) throw notFound()
    return {
      left,
      right,
      score,
      reasons: [...reasons],
      sure: score >= CERTAIN,
      state: pair?.state ?? null,
      choices: differing(mine, yours),
      conflicts: conflicting(membersOf(left), membersOf(right)).map(({ association }) => association),
    }
  },
})

type Members = Parameters<typeof conflicting>[0]
const membersOf = (side: { memberships: { id: string; association: string; state: string }[] }) =>
  side.memberships as Members
