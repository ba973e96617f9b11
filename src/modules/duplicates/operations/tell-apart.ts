import { operation } from '#kernel/operation/operation.ts'
import { placesNow } from '#modules/units/index.ts'
import { notFound } from '../duplicate.errors.ts'
import { pairEvent } from '../duplicate.events.ts'
import { MERGE, mayMerge } from '../duplicate.policy.ts'
import { TwoPeople } from '../duplicate.schema.ts'
import { decidePair, reopenPair } from '../duplicate.store.ts'
import { compare } from '../match.rules.ts'
import { recordMaker } from '../match-record.rules.ts'
import { bothFacts, bothKnown } from '../person-side.reads.ts'

/** They are not the same: the pair is not shown again. */
export const tellApart = operation({
  name: 'duplicates.tell-apart',
  permission: MERGE,
  kind: 'write',
  input: TwoPeople,
  output: TwoPeople,
  async run(ctx, { a, b }) {
    const facts = await bothFacts(ctx.db, a, b)
    if (!facts) throw notFound()
    ctx.allow(mayMerge(ctx.actor, await bothKnown(ctx.db, a, b)))
    const toRecord = recordMaker(await placesNow(ctx.db))
    const { score, reasons } = compare(toRecord(facts[0]), toRecord(facts[1]))
    const pair = { id: ctx.ids.uuid(), one: a, other: b, score, reasons: [...reasons] }
    await decidePair(ctx.db, pair, { at: ctx.now(), by: ctx.actor.accountId })
    await ctx.record([pairEvent('person.told_apart', a, b)])
    return { a, b }
  },
})

/** Somebody was told apart by mistake: the pair waits again. */
export const reopenTold = operation({
  name: 'duplicates.reopen',
  permission: MERGE,
  kind: 'write',
  input: TwoPeople,
  output: TwoPeople,
  async run(ctx, { a, b }) {
    const facts = await bothFacts(ctx.db, a, b)
    if (!facts) throw notFound()
    ctx.allow(mayMerge(ctx.actor, await bothKnown(ctx.db, a, b)))
    if (!(await reopenPair(ctx.db, a, b, 'different'))) throw notFound()
    await ctx.record([pairEvent('person.pair_reopened', a, b)])
    return { a, b }
  },
})
