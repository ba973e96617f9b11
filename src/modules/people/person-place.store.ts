import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { Place } from './person.rules.ts'

/** Writes where people are known; a source that had a place has this one from now on. */
export async function savePlaces(db: Db, places: readonly Place[]): Promise<void> {
  await sql`
    insert into person_places (source, source_id, person_id, unit_code, number)
    select source, "sourceId", "personId", "unitCode", number
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        as r (source text, "sourceId" uuid, "personId" uuid, "unitCode" text, number text)
    on conflict (source, source_id) do update set person_id = excluded.person_id, unit_code = excluded.unit_code,
      number = coalesce(excluded.number, person_places.number)`.execute(db)
  await sql`update people set unused_since = null
    where id = any(${places.map((place) => place.personId)}::uuid[]) and unused_since is not null`.execute(db)
}

/** Takes places away and answers whose they were. */
export async function removePlaces(db: Db, source: Place['source'], sourceIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    delete from person_places where source = ${source} and source_id = any(${sourceIds as string[]}::uuid[])
    returning person_id`.execute(db)
  return [...new Set(rows.map((row) => row.person_id))]
}

/** From now on nothing needs those of these people who have neither a place nor an account. */
export async function noteUnused(db: Db, ids: readonly string[], at: Date): Promise<void> {
  await sql`
    update people p set unused_since = ${at}
     where p.id = any(${ids as string[]}::uuid[]) and p.unused_since is null
       and not exists (select 1 from person_places l where l.person_id = p.id)
       and not exists (select 1 from person_accounts a where a.person_id = p.id)`.execute(db)
}

/**
 * Where people live today: the unit of their residence, or what became of it as a whole, step by step. Of a unit that
 * was split nobody knows without asking; such a residence is at no unit until the address is confirmed.
 */
export async function placeResidences(db: Db, ids: readonly string[], today: string): Promise<void> {
  await sql`
    with recursive wanted as (
      select a.id, a.person_id, a.unit_code, a.map_of from person_addresses a
       where a.person_id = any(${ids as string[]}::uuid[]) and a.kind = 'residence' and a.valid_to is null
    ), led as (
      select id, person_id, unit_code, map_of as since, 0 as steps from wanted
      union all
      select led.id, led.person_id, s.new_code, s.happened_on, led.steps + 1
        from led join unit_successions s on s.old_code = led.unit_code and s.happened_on > led.since
       where s.extent <> 'part' and led.steps < 6
    ), last as (select distinct on (id) * from led order by id, steps desc)
    insert into person_places (source, source_id, person_id, unit_code)
    select 'residence', last.id, last.person_id, last.unit_code from last
     where exists (select 1 from units u where u.code = last.unit_code
                    and u.valid_from <= ${today}::date and (u.valid_to is null or u.valid_to >= ${today}::date))
    on conflict (source, source_id) do update set unit_code = excluded.unit_code`.execute(db)
}
