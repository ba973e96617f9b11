import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { MapUnit } from './map-change.rules.ts'
import { stoodOn } from './unit.reads.ts'

export type MapGround = {
  before: Map<string, MapUnit>
  changedLater: Set<string>
  levels: Map<string, readonly string[]>
  taken: Set<string>
  elsewhere: Map<string, { code: string; level: string }>
}

/**
 * What a change of a tree's map on `on` is planned upon: the units of these codes as they stand on the eve, those
 * directly below them and all above, which of them end or change later, which codes other trees hold, and what units of
 * other trees those lie in (`elsewhere`): a department lies in a commune.
 */
export async function readMapGround(db: Db, tree: string, codes: readonly string[], on: string): Promise<MapGround> {
  const eve = sql<string>`(${on}::date - 1)`
  const stands = sql`u.valid_from <= ${eve} and (u.valid_to is null or u.valid_to >= ${eve})`
  const { rows } = await sql<MapUnit & { later: boolean }>`
    with recursive named as (select unnest(${[...new Set(codes)]}::text[]) as code),
    around as (
      select u.code, u.parent_code from units u join named on named.code = u.code where u.tree = ${tree} and ${stands}
      union
      select u.code, u.parent_code from units u join named on named.code = u.parent_code where u.tree = ${tree} and ${stands}
    ), above as (
      select code, parent_code from around
      union
      select u.code, u.parent_code from above join units u on u.code = above.parent_code where ${stands}
    )
    select u.code, u.level, u.name, u.name_en as "nameEn", u.parent_code as "parentCode", u.place_code as "placeCode",
           u.identifier, (u.valid_to is not null or exists (
             select 1 from units x where x.code = u.code and x.valid_from >= ${on}::date)) as later
      from units u where u.code in (select code from above) and u.tree = ${tree} and ${stands}`.execute(db)
  const before = new Map(rows.map(({ later: _later, ...unit }) => [unit.code, unit]))
  const changedLater = new Set(rows.filter(({ later }) => later).map(({ code }) => code))
  const free = [...new Set(codes)].filter((code) => !before.has(code))
  const later = await sql<{ code: string; tree: string }>`
    select distinct u.code, u.tree from units u where u.code = any(${free}) and (u.valid_to is null or u.valid_to >= ${on}::date)`.execute(
    db,
  )
  const above = rows.flatMap(({ parentCode }) => (parentCode === null || before.has(parentCode) ? [] : [parentCode]))
  const { rows: foreign } = await sql<{ code: string; level: string }>`
    select u.code, u.level from units u where u.code = any(${[...new Set([...above, ...codes])]}) and u.tree <> ${tree}
       and ${stands}`.execute(db)
  const levels = await sql<{
    key: string
    parents: string[]
  }>`select key, parents from unit_levels where tree = ${tree}`.execute(db)
  for (const { code, tree: its } of later.rows) if (its === tree) changedLater.add(code)
  return {
    before,
    changedLater,
    levels: new Map(levels.rows.map(({ key, parents }) => [key, parents])),
    elsewhere: new Map(foreign.map((unit) => [unit.code, unit])),
    taken: new Set(later.rows.filter((row) => row.tree !== tree).map(({ code }) => code)),
  }
}

/** Units of a tree by the code of their place, as of a date: `20965` → `PN20965`. Those of one level only, when named. */
export async function readUnitsAtPlaces(
  db: Db,
  tree: string,
  places: readonly string[],
  asOf: string,
): Promise<Map<string, MapUnit>> {
  const { rows } = await sql<MapUnit>`
    select distinct on (u.place_code) u.code, u.level, u.name, u.name_en as "nameEn", u.parent_code as "parentCode",
           u.place_code as "placeCode", u.identifier
      from units u join unit_levels l on l.key = u.level
     where u.tree = ${tree} and u.place_code = any(${places as string[]}) and ${stoodOn('u', asOf)}
     order by u.place_code, l.sort`.execute(db)
  return new Map(rows.flatMap((unit) => (unit.placeCode === null ? [] : [[unit.placeCode, unit] as const])))
}
