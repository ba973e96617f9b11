import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { stoodOn } from './unit.reads.ts'

/** Where a unit of one day stands on another: `whole` when all of it went there, `part` when only some did. */
export type Descent = { from: string; to: string; extent: 'whole' | 'part' }

/**
 * The units of day `until` that these codes of day `since` became, by the successions between. A code without any is
 * its own heir. Days rise with every step, so the way ends.
 */
export async function readHeirs(db: Db, codes: readonly string[], since: string, until: string): Promise<Descent[]> {
  const { rows } = await sql<Descent>`
    with recursive way as (
      select c.code as "from", c.code collate "C" as code, ${since}::date as day, false as part from unnest(${codes as string[]}::text[]) as c (code)
      union
      select way."from", s.new_code, s.happened_on, way.part or s.extent = 'part'
        from way join unit_successions s on s.old_code = way.code and s.happened_on <= ${until}::date
         and s.happened_on = (select min(x.happened_on) from unit_successions x
                               where x.old_code = way.code and x.happened_on > way.day)
    )
    select way."from", way.code as "to", case when bool_and(way.part) then 'part' else 'whole' end as extent
      from way
     where not exists (select 1 from unit_successions s where s.old_code = way.code and s.happened_on > way.day
             and s.happened_on <= ${until}::date)
     group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

/** The units of the earlier day `until` that made up these codes of day `since`. */
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
      select way."from", s.old_code, s.happened_on - 1, way.part or s.extent = 'part'
        from way join unit_successions s on s.new_code = way.code and s.happened_on > ${until}::date
         and s.happened_on = (select max(x.happened_on) from unit_successions x
                               where x.new_code = way.code and x.happened_on <= way.day)
    )
    select way."from", way.code as "to", case when bool_and(way.part) then 'part' else 'whole' end as extent
      from way
     where not exists (select 1 from unit_successions s where s.new_code = way.code and s.happened_on <= way.day
             and s.happened_on > ${until}::date)
     group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

/** Codes that stood once, do not stand on the day, and went up whole in one of these units. */
export async function readFormerCodes(db: Db, codes: readonly string[], asOf: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    with recursive former as (
      select s.old_code as code, s.happened_on from unit_successions s
       where s.new_code = any(${codes as string[]}) and s.extent <> 'part' and s.happened_on <= ${asOf}::date
      union
      select s.old_code, s.happened_on from former f join unit_successions s
          on s.new_code = f.code and s.happened_on < f.happened_on and s.extent <> 'part'
    )
    select distinct f.code from former f
     where not exists (select 1 from units u where u.code = f.code and ${stoodOn('u', asOf)})`.execute(db)
  return rows.map(({ code }) => code)
}

/** The last day on which a code was a unit's, or null while it still is; undefined when it never was. */
export async function readLastDay(db: Db, code: string): Promise<string | null | undefined> {
  const { rows } = await sql<{ valid_to: string | null }>`
    select valid_to::text from units where code = ${code} order by valid_from desc limit 1`.execute(db)
  return rows[0] === undefined ? undefined : rows[0].valid_to
}
