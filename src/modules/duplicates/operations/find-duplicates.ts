import { setImmediate as breathe } from 'node:timers/promises'
import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { matchFactsOf, peopleAfter } from '#modules/people/index.ts'
import { placesNow } from '#modules/units/index.ts'
import { openPairs } from '../duplicate.reads.ts'
import { dropPairs, savePairs } from '../duplicate.store.ts'
import { indexPeople } from '../match-key.commands.ts'
import { staleOf } from '../match-key.store.ts'
import { recordMaker } from '../match-record.rules.ts'
import type { MatchRecord } from '../match.rules.ts'
import { findPairs } from '../pair-pass.rules.ts'

const PAGE = 5_000

/**
 * A full pass over everybody: keys are made anew where they are missing or old, and every pair that is probably of one
 * person is written down; open pairs that are none any more go. Decided ones stay decided.
 */
export const findDuplicates = operation({
  name: 'duplicates.find',
  permission: 'duplicates:find',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ people: z.int(), indexed: z.int(), compared: z.int(), pairs: z.int() }),
  async run(ctx) {
    const { records, indexed } = await readEverybody(ctx)
    const open = new Map((await openPairs(ctx.db)).map(({ id, a, b }) => [`${a} ${b}`, id]))
    const counts = { people: records.length, indexed, compared: 0, pairs: 0 }
    for (const { compared, found } of findPairs(records)) {
      counts.compared += compared
      counts.pairs += found.length
      for (const { a, b } of found) open.delete(`${a} ${b}`)
      await savePairs(
        ctx.db,
        found.map((pair) => ({ ...pair, id: ctx.ids.uuid() })),
        ctx.now(),
      )
      // Others wait for this process: they get their turn between.
      await breathe()
    }
    await dropPairs(ctx.db, [...open.values()])
    return counts
  },
})

async function readEverybody(ctx: Ctx): Promise<{ records: MatchRecord[]; indexed: number }> {
  const toRecord = recordMaker(await placesNow(ctx.db))
  const records: MatchRecord[] = []
  let indexed = 0
  for (let after: string | undefined; ;) {
    const people = await peopleAfter(ctx.db, after, PAGE)
    if (people.length === 0) return { records, indexed }
    after = people.at(-1)?.id
    const stale = await staleOf(ctx.db, people)
    if (stale.length > 0) await indexPeople(ctx.db, stale)
    indexed += stale.length
    for (const facts of await matchFactsOf(
      ctx.db,
      people.map(({ id }) => id),
    ))
      records.push(toRecord(facts))
  }
}
