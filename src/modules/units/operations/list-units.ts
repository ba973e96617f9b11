import { civilDateOf } from '#kernel/clock/clock.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { question } from '#kernel/operation/operation.ts'
import { findLevelNames } from '../unit-level.reads.ts'
import { readAlike, readMatches, readUnitList, type ListedUnit } from '../unit-list.reads.ts'
import { toUnit } from '../unit.reads.ts'
import { ListUnits, UnitList, type UnitView } from '../unit.schema.ts'
import { parseUnitQuery } from '../unit-search.rules.ts'

/**
 * Units of one branch, or those that match a search. A list goes on with `next`; a search gives its best `limit`
 * matches and no more, because nobody pages through 900 communes called Tân: one types another letter.
 */
export const listUnits = question({
  name: 'units.list',
  permission: 'anyone',
  input: ListUnits,
  output: UnitList,
  async run(ctx, input) {
    const filter = {
      tree: input.tree,
      level: input.level,
      parent: input.parent,
      asOf: input.asOf ?? civilDateOf(ctx.now()),
      limit: input.limit,
    }
    const toView = viewIn(ctx.locale, await findLevelNames(ctx.db, ctx.locale))
    const query = parseUnitQuery(input.q ?? '')
    if (query) {
      const exact = await readMatches(ctx.db, filter, query)
      const rows = exact.length > 0 || query.core === '' ? exact : await readAlike(ctx.db, filter, query)
      return { items: rows.map(toView), next: null }
    }
    if (input.q?.trim()) return { items: [], next: null }
    const [key, code] = input.cursor ? readCursor(input.cursor, 2).map(String) : []
    const after = key !== undefined && code !== undefined ? { key, code } : undefined
    const rows = await readUnitList(
      ctx.db,
      { ...filter, limit: input.limit + 1 },
      ctx.locale === 'en' ? 'name_en' : 'name',
      after,
    )
    const items = rows.slice(0, input.limit)
    const last = rows.length > input.limit ? items.at(-1) : undefined
    return { items: items.map(toView), next: last ? writeCursor([last.sort_key, last.code]) : null }
  },
})

const viewIn =
  (locale: string, levels: ReadonlyMap<string, string>) =>
  (row: ListedUnit): UnitView => ({
    ...toUnit(row),
    levelName: levels.get(row.level) ?? row.level,
    place: locale === 'en' ? row.place_en : row.place_vi,
  })
