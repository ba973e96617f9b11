import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { FormerUnit } from './former-units.rules.ts'
import { stoodOn } from './unit.reads.ts'

/** Where a unit of one day stands on another: `whole` when all of it went there, `part` when only some did. */
export type Descent = { from: string; to: string; extent: 'whole' | 'part' }

/**
 * Whether the unit of a code goes on over a day on which others took parts of it or it took others in: it stood on the
 * eve, stands on the day, and neither went over whole nor is named among its own heirs.
 */
const goesOn = (code: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(
  exists (select from units u where u.code = ${code} and u.valid_from < ${day} and (u.valid_to is null or u.valid_to >= ${day} - 1))
  and exists (select from units u where u.code = ${code} and u.valid_from <= ${day} and (u.valid_to is null or u.valid_to >= ${day}))
  and not exists (select from unit_successions o where o.old_code = ${code} and o.happened_on = ${day}
        and (o.extent <> 'part' or o.new_code = o.old_code)))`

/**
 * The units of day `until` that these codes of day `since` became, by the successions between. A code without any is
 * its own heir, and so is one that gave only a part away. Days rise with every step, so the way ends.
 */
export async function readHeirs(db: Db, codes: readonly string[], since: string, until: string): Promise<Descent[]> {
  const { rows } = await sql<Descent>`
    with recursive way as (
      select c.code as "from", c.code collate "C" as code, ${since}::date as day, false as part from unnest(${codes as string[]}::text[]) as c (code)
      union
      select way."from", next.code, step.day, way.part or next.part
        from way
        cross join lateral (select min(x.happened_on) as day from unit_successions x
              where x.old_code = way.code and x.happened_on > way.day and x.happened_on <= ${until}::date) step
        cross join lateral (
              select s.new_code as code, s.extent = 'part' as part from unit_successions s
               where s.old_code = way.code and s.happened_on = step.day
              union all
              select way.code, true where ${goesOn(sql.ref('way.code'), sql.ref('step.day'))}) next
       where step.day is not null
    )
    select way."from", way.code as "to", case when bool_and(way.part) then 'part' else 'whole' end as extent
      from way
     where not exists (select 1 from unit_successions s where s.old_code = way.code and s.happened_on > way.day
             and s.happened_on <= ${until}::date)
     group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

/** The units of the earlier day `until` that made up these codes of day `since`; one that took others in is among its own. */
export async function readForebears(
  db: Db,
  codes: readonly string[],
  since: string,
  until: string,
): Promise<Descent[]> {
  const { rows } = await sql<Descent>`
    with recursive way as (
      select c.code as "from", c.code collate "C" as code, ${since}::date as day, false as part from unnest(${codes as string[]}::text[]) as c (code)
      union
      select way."from", next.code, step.day - 1, way.part or next.part
        from way
        cross join lateral (select max(x.happened_on) as day from unit_successions x
              where x.new_code = way.code and x.happened_on <= way.day and x.happened_on > ${until}::date) step
        cross join lateral (
              select s.old_code as code, s.extent = 'part' as part from unit_successions s
               where s.new_code = way.code and s.happened_on = step.day
              union all
              select way.code, exists (select from unit_successions o where o.old_code = way.code and o.happened_on = step.day)
               where ${goesOn(sql.ref('way.code'), sql.ref('step.day'))}) next
       where step.day is not null
    )
    select way."from", way.code as "to", case when bool_and(way.part) then 'part' else 'whole' end as extent
      from way
     where not exists (select 1 from unit_successions s where s.new_code = way.code and s.happened_on <= way.day
             and s.happened_on > ${until}::date)
     group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

/**
 * Units that ended before the day, with those who took over from them; one that was closed without any is kept by the
 * unit that it lay in. A code that stands again is not among them.
 */
export async function readFormerUnits(db: Db, asOf: string): Promise<FormerUnit[]> {
  const { rows } = await sql<FormerUnit>`
    with ended as (
      select distinct on (u.code) u.code, u.parent_code, u.valid_to from units u
       where u.valid_to < ${asOf}::date
         and not exists (select 1 from units n where n.code = u.code and ${stoodOn('n', asOf)})
       order by u.code, u.valid_to desc),
    heirs as (
      select e.code, s.new_code as heir, s.extent <> 'part' or s.takes_rest as keeps
        from ended e join unit_successions s on s.old_code = e.code and s.happened_on = e.valid_to + 1 and s.new_code <> e.code
      union all
      select e.code, e.parent_code, true from ended e
       where e.parent_code is not null
         and not exists (select 1 from unit_successions s where s.old_code = e.code and s.happened_on = e.valid_to + 1))
    select code, json_agg(json_build_object('code', heir, 'keeps', keeps)) as heirs from heirs group by code`.execute(
    db,
  )
  return rows
}

/** The last day on which a code was a unit's, or null while it still is; undefined when it never was. */
export async function readLastDay(db: Db, code: string): Promise<string | null | undefined> {
  const { rows } = await sql<{ valid_to: string | null }>`
    select valid_to::text from units where code = ${code} order by valid_from desc limit 1`.execute(db)
  return rows[0] === undefined ? undefined : rows[0].valid_to
}

/**
 * For codes that are no unit's on `asOf`, the nearest day on which each was: its last before, else its first after; none
 * for one that never was.
 */
export async function readNearestDays(
  db: Db,
  codes: readonly string[],
  asOf: string,
): Promise<{ code: string; day: string }[]> {
  const { rows } = await sql<{ code: string; day: string }>`
    select code, coalesce(max(valid_to) filter (where valid_to < ${asOf}::date), min(valid_from))::text as day from units
     where code = any(${codes as string[]}) group by code`.execute(db)
  return rows
}
