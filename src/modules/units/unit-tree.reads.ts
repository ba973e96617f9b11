import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { stoodOn, toUnit, type PathRow } from './unit.reads.ts'
import { UNKNOWN_START, type Extent, type Unit } from './unit.rules.ts'

/** A day on which a tree changed, and in how many of its units. */
export type ChangeDay = { day: string; changes: number }

/** The days on which most units of a tree began or ended, in order of time; at most `limit`. */
export async function readChangeDays(db: Db, tree: string, limit = 12): Promise<ChangeDay[]> {
  const { rows } = await sql<ChangeDay>`
    with days as (
      select valid_from as day from units where tree = ${tree} and valid_from > ${UNKNOWN_START}::date
      union all select valid_to + 1 from units where tree = ${tree} and valid_to is not null)
    select day::text, count(*)::int as changes from days group by day order by changes desc, day desc limit ${limit}`.execute(
    db,
  )
  return rows.toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

export type OpenUnit = Unit & { children: number }

/** The tops of a tree and what lies directly in `open`, as of a date, each with how many lie in it; at most `limit` of each. */
export async function readOpenBranches(
  db: Db,
  question: { tree: string; tops: readonly string[] | 'all'; open: readonly string[]; asOf: string; limit: number },
): Promise<OpenUnit[]> {
  const { tree, tops, open, asOf, limit } = question
  const top = tops === 'all' ? sql`u.parent_code is null` : sql`u.code = any(${tops as string[]})`
  const { rows } = await sql<Omit<PathRow, 'path'> & { children: number }>`
    select * from (
      select u.code, u.tree, u.level, u.name, u.name_en, u.parent_code, u.place_code, u.identifier, u.valid_from, u.valid_to,
        (select count(*)::int from units c where c.parent_code = u.code and c.tree = u.tree and ${stoodOn('c', asOf)}) as children,
        row_number() over (partition by u.parent_code order by u.name collate "vi-x-icu", u.code) as place
        from units u
       where u.tree = ${tree} and ${stoodOn('u', asOf)} and (${top} or u.parent_code = any(${open as string[]}))) found
     where place <= ${limit} order by place`.execute(db)
  return rows.map((row) => ({ ...toUnit({ ...row, path: [] }), children: row.children }))
}

/** Every unit below (and in) each of `codes` as of a date: `{ top: 'PN20965', code: 'PN20965-01-2' }`. */
export async function readSubtrees(
  db: Db,
  codes: readonly string[],
  asOf: string,
): Promise<{ top: string; code: string }[]> {
  const { rows } = await sql<{ code: string; top: string }>`
    with recursive below as (
      select u.code, u.code as top from units u where u.code = any(${codes as string[]}) and ${stoodOn('u', asOf)}
      union all
      select u.code, below.top from units u join below on u.parent_code = below.code where ${stoodOn('u', asOf)})
    select code, top from below`.execute(db)
  return rows
}

/** What a code was over time: one row per name, level and parent, oldest first. */
export async function readUnitRows(db: Db, code: string): Promise<Unit[]> {
  const { rows } = await sql<Omit<PathRow, 'path'>>`
    select code, tree, level, name, name_en, parent_code, place_code, identifier, valid_from, valid_to
      from units where code = ${code} order by valid_from`.execute(db)
  return rows.map((row) => toUnit({ ...row, path: [] }))
}

export type Succession = {
  oldCode: string
  oldName: string
  newCode: string
  newName: string
  extent: Extent
  on: string
}

/** Who took over from whom around a code: what went up in it and what came of it, each a step in time. */
export async function readLineage(db: Db, code: string): Promise<Succession[]> {
  const { rows } = await sql<Succession>`
    with recursive before as (
      select s.* from unit_successions s where s.new_code = ${code}
      union select s.* from unit_successions s join before b on s.new_code = b.old_code and s.happened_on < b.happened_on),
    after as (
      select s.* from unit_successions s where s.old_code = ${code}
      union select s.* from unit_successions s join after a on s.old_code = a.new_code and s.happened_on > a.happened_on)
    select s.old_code as "oldCode", coalesce(o.name, s.old_code) as "oldName", s.new_code as "newCode",
           coalesce(n.name, s.new_code) as "newName", s.extent, s.happened_on::text as "on"
      from (select * from before union select * from after) s
      left join units o on o.code = s.old_code and o.valid_from < s.happened_on and (o.valid_to is null or o.valid_to >= s.happened_on - 1)
      left join units n on n.code = s.new_code and n.valid_from <= s.happened_on and (n.valid_to is null or n.valid_to >= s.happened_on)
     order by s.happened_on, o.name collate "vi-x-icu"
     limit 200`.execute(db)
  return rows
}
