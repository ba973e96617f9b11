import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { nameUnits } from '#modules/units/index.ts'
import { idHashes } from '../person.commands.ts'
import { mayReadPerson, READ, searchScope } from '../person.policy.ts'
import { findPeople, placesOfPeople } from '../person.questions.ts'
import { maskPhone } from '../person.rules.ts'
import { FoundPeople, SearchPeople } from '../person.schema.ts'
import { searchPeople as findIds } from '../person-search.reads.ts'
import { parsePersonQuery } from '../person-search.rules.ts'

/** People whom the actor may see, by words in any order; without words those of one unit. */
export const searchPeople = question({
  name: 'people.search',
  permission: READ,
  input: SearchPeople,
  output: FoundPeople,
  reveals: 'noted',
  async run(ctx, { q, unit, cursor, limit }) {
    const query = parsePersonQuery(q)
    if (!query && unit === undefined) return { items: [], next: null, many: false }
    const given = {
      query,
      hashes: idHashes(ctx, {
        ...(query?.nationalId !== undefined && { nationalId: query.nationalId }),
        ...(query?.oldId !== undefined && { oldId: query.oldId }),
      }),
      units: unit === undefined ? [] : [unit],
      scope: searchScope(ctx.actor),
    }
    const found = await findIds(ctx.db, given, { cursor, limit })
    const items = await toItems(ctx, found.ids)
    ctx.reveal(items.map(({ id }) => ({ type: 'person', id, columns: ['name', 'birth_date'] })))
    return { ...found, items }
  },
})

async function toItems(ctx: Ctx, ids: readonly string[]) {
  const [people, places] = [await findPeople(ctx.db, ids), await placesOfPeople(ctx.db, ids)]
  const nameOf = await nameUnits(
    ctx,
    [...places.values()].flat().map(({ unit }) => unit),
    civilDate(ctx.now()),
  )
  return ids.flatMap((id) => {
    const person = people.get(id)
    const hers = places.get(id) ?? []
    // What the words of a place led to, the policy still has to allow.
    if (
      !person ||
      !mayReadPerson(
        ctx.actor,
        hers.map(({ unit }) => unit),
      ).allowed
    )
      return []
    const { name, otherNames, birthDate, birthYear, phone, diedOn } = person
    return [
      {
        id,
        name,
        otherNames,
        birthDate,
        birthYear,
        diedOn,
        phone: phone === null ? null : maskPhone(phone),
        places: hers.map(({ unit, number }) => ({ unit, number, name: nameOf(unit) })),
      },
    ]
  })
}
