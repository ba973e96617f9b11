import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { matchFactsOf, peopleAfter } from '#modules/people/index.ts'
import { probableDuplicates } from '../duplicate.questions.ts'
import { savePairs } from '../duplicate.store.ts'
import { indexPeople } from '../match-key.commands.ts'
import { newestIndexed, staleOf } from '../match-key.store.ts'

const PAGE = 1_000
const Checked = z.object({ checked: z.int(), more: z.boolean() })

/** Compares people who are new since the last time with everybody. Ids grow with time, so only the newest are looked at. */
export const checkNewPeople = operation({
  name: 'duplicates.check-new',
  permission: 'duplicates:find',
  kind: 'write',
  input: z.strictObject({}),
  output: Checked,
  async run(ctx) {
    const checked = await compareNewPeople(ctx)
    return { checked, more: checked > 0 }
  },
})

/** Somebody was added or corrected: she is compared with everybody at once. Twice is as once. */
export const checkPerson = operation({
  name: 'duplicates.check-person',
  permission: 'duplicates:find',
  kind: 'write',
  input: z.strictObject({ event: z.looseObject({ streamId: z.uuid() }) }),
  output: Checked,
  async run(ctx, { event }) {
    return { checked: await check(ctx, [event.streamId]), more: false }
  },
})

/** Compares the next of those who are new; answers how many they were, 0 when none are left. */
export async function compareNewPeople(ctx: Ctx): Promise<number> {
  let after = await newestIndexed(ctx.db)
  for (;;) {
    const people = await peopleAfter(ctx.db, after, PAGE)
    if (people.length === 0) return 0
    const stale = await staleOf(ctx.db, people)
    if (stale.length > 0) return check(ctx, stale)
    after = people.at(-1)?.id
  }
}

async function check(ctx: Ctx, ids: readonly string[]): Promise<number> {
  await indexPeople(ctx.db, ids)
  const facts = await matchFactsOf(ctx.db, ids)
  const found = await probableDuplicates(
    ctx.db,
    facts.map(({ id, version: _version, ...rest }) => ({ ...rest, ref: id })),
  )
  const pairs = [...found].flatMap(([id, others]) =>
    others.flatMap(({ personId, ...match }) => {
      if (personId === id) return []
      const [a, b] = id < personId ? [id, personId] : [personId, id]
      return [{ id: ctx.ids.uuid(), a, b, match }]
    }),
  )
  const once = new Map(pairs.map((pair) => [`${pair.a} ${pair.b}`, pair]))
  await savePairs(ctx.db, [...once.values()], ctx.now())
  return facts.length
}
