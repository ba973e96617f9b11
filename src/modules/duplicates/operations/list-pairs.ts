import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { findPeople, unitsOfPeople, type PersonSummary } from '#modules/people/index.ts'
import { nameUnits } from '#modules/units/index.ts'
import { MERGE } from '../duplicate.policy.ts'
import { readPairs } from '../duplicate.reads.ts'
import { ListPairs, Pairs } from '../duplicate.schema.ts'
import { CERTAIN } from '../match.rules.ts'

/** Pairs of records that are probably of one person, or that somebody has told apart; the likeliest first. */
export const listPairs = question({
  name: 'duplicates.list-pairs',
  permission: MERGE,
  input: ListPairs,
  output: Pairs,
  reveals: (_input, { items }) => items.flatMap(({ a, b }) => [a, b].map((id) => ({ type: 'person', id }))),
  async run(ctx, { state, cursor }) {
    const { rows, next } = await readPairs(ctx.db, ctx.actor, state, cursor)
    const line = await lines(
      ctx,
      rows.flatMap(({ a, b }) => [a, b]),
    )
    return {
      items: rows.map(({ a, b, score, reasons }) => ({
        a,
        b,
        score,
        reasons,
        sure: score >= CERTAIN,
        people: [line(a), line(b)] as [ReturnType<typeof line>, ReturnType<typeof line>],
      })),
      next,
    }
  },
})

/** Each person in one line: name, birth, where she is known. Three queries for a whole page. */
async function lines(ctx: Ctx, ids: readonly string[]) {
  const [people, places] = await Promise.all([findPeople(ctx.db, ids), unitsOfPeople(ctx.db, ids)])
  const codes = [...places.values()].flatMap(([first]) => first ?? [])
  const nameOf = await nameUnits(ctx, codes, civilDate(ctx.now()))
  return (id: string) => {
    const person: PersonSummary | undefined = people.get(id)
    const unit = places.get(id)?.[0]
    return {
      name: person?.name ?? '',
      birthDate: person?.birthDate ?? null,
      birthYear: person?.birthYear ?? null,
      unitName: unit === undefined ? '' : nameOf(unit),
    }
  }
}
