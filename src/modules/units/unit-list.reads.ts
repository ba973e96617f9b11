import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { stoodOn, type PathRow } from './unit.reads.ts'
import type { UnitQuery } from './unit-search.rules.ts'

/** A row of a list: the unit and the names of the two above it. */
export type ListedUnit = PathRow & { place_vi: string; place_en: string; sort_key: string }

export type UnitFilter = {
  tree: string
  level?: string | undefined
  parent?: string | undefined
  asOf: string
  limit: number
}

// A list shows the two units above: three levels of a path are enough for it.
const columns = sql`u.code, u.tree, u.level, u.name, u.name_en, u.parent_code, u.place_code, u.identifier, u.valid_from,
  u.valid_to, array_remove(array[p.parent_code, u.parent_code, u.code], null) as path, concat_ws(', ', p.name, g.name) as place_vi, concat_ws(', ', p.name_en, g.name_en) as place_en`

const withParents = (asOf: string) => sql`units u
  left join units p on p.code = u.parent_code and ${stoodOn('p', asOf)}
  left join units g on g.code = p.parent_code and ${stoodOn('g', asOf)}`

function filtered({ tree, level, parent, asOf }: UnitFilter): RawBuilder<unknown> {
  const conditions = [stoodOn('u', asOf), sql<boolean>`u.tree = ${tree}`]
  if (level) conditions.push(sql`u.level = ${level}`)
  if (parent && level) conditions.push(sql`(u.parent_code = ${parent} or p.parent_code = ${parent})`)
  else if (parent) conditions.push(sql`u.parent_code = ${parent}`)
  return sql.join(conditions, sql` and `)
}

/** One part of a list, sorted as Vietnamese sorts (or by the English name), after the cursor's row. */
export async function readUnitList(
  db: Db,
  filter: UnitFilter,
  sortBy: 'name' | 'name_en',
  after?: { key: string; code: string },
): Promise<ListedUnit[]> {
  const key = sql`${sql.ref(`u.${sortBy}`)} collate "vi-x-icu"`
  const beyond = after ? sql`and (${key}, u.code) > (${after.key} collate "vi-x-icu", ${after.code})` : sql``
  const { rows } = await sql<ListedUnit>`
    select ${columns}, ${sql.ref(`u.${sortBy}`)} as sort_key
    from ${withParents(filter.asOf)}
    where ${filtered(filter)} ${beyond}
    order by ${key}, u.code limit ${filter.limit}`.execute(db)
  return rows
}

/**
 * Units whose name or code has what was typed in it, best first: the whole name, its beginning, a word's beginning,
 * anywhere; among equals higher units first, then as Vietnamese sorts.
 */
export async function readMatches(db: Db, filter: UnitFilter, query: UnitQuery): Promise<ListedUnit[]> {
  const { core, full, digits } = query
  const found = digits
    ? sql`(u.code like ${`${digits}%`} or u.name_core = ${digits})`
    : sql`u.name_search like ${`%${core}%`}`
  const rank = sql`case when u.name_core = ${core} or u.code = ${digits} then 0 when u.name_core like ${`${core}%`} then 1
    when u.name_core like ${`% ${core}%`} then 2 else 3 end`
  return search(db, filter, query, found, sql`${rank}, (u.name_search like ${`${full}%`}) desc`)
}

/** Units whose name looks like what was typed, for typing errors ("nui thahn"); the most alike first. */
export async function readAlike(db: Db, filter: UnitFilter, query: UnitQuery): Promise<ListedUnit[]> {
  const together = query.core.replaceAll(' ', '') // "nuithanh"
  const likeness = sql`greatest(word_similarity(${query.core}, u.name_core), similarity(replace(u.name_core, ' ', ''), ${together}))`
  return search(db, filter, query, sql`${likeness} >= 0.35`, sql`${likeness} desc`)
}

async function search(
  db: Db,
  filter: UnitFilter,
  { place }: UnitQuery,
  found: RawBuilder<unknown>,
  best: RawBuilder<unknown>,
) {
  const somewhere = place ? sql`and (p.name_search like ${`%${place}%`} or g.name_search like ${`%${place}%`})` : sql``
  const { rows } = await sql<ListedUnit>`
    select ${columns}, u.name as sort_key
    from ${withParents(filter.asOf)}
    where ${filtered(filter)} and ${found} ${somewhere}
    order by ${best}, length(u.code), u.name collate "vi-x-icu", u.code limit ${filter.limit}`.execute(db)
  return rows
}
