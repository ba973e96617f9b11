import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { findUnits, mapOnto } from '#modules/units/index.ts'
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
 * Where people live today: the unit of their residence, or the one that it became. Of a unit that was split nobody knows
 * without asking; such a residence is at no unit until the address is confirmed.
 */
export async function placeResidences(db: Db, ids: readonly string[], today: string): Promise<void> {
  const { rows } = await sql<Residence>`
    select id, person_id, unit_code, map_of from person_addresses
     where person_id = any(${ids as string[]}::uuid[]) and kind = 'residence' and valid_to is null`.execute(db)
  const places = await residencePlaces(db, rows, today)
  if (places.length > 0) await savePlaces(db, places)
}

/** An address where somebody lives, under the map of a day. */
export type Residence = { id: string; person_id: string; unit_code: string; map_of: string }

/** The places that residences give, see `placeResidences`; written nowhere. */
export async function residencePlaces(db: Db, rows: readonly Residence[], today: string): Promise<Place[]> {
  const places: Place[] = []
  for (const [day, those] of Map.groupBy(rows, (row) => row.map_of)) {
    const codes = those.map((row) => row.unit_code)
    const now = await mapOnto(db, codes, day, today)
    const standing = await findUnits(
      db,
      [...now.values()].flatMap((heirs) => heirs.map(({ code }) => code)),
      today,
    )
    for (const row of those) {
      const [heir, ...others] = now.get(row.unit_code) ?? []
      if (heir && others.length === 0 && standing.has(heir.code))
        places.push({ personId: row.person_id, unitCode: heir.code, source: 'residence', sourceId: row.id })
    }
  }
  return places
}
