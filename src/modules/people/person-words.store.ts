import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { findUnits } from '#modules/units/index.ts'
import { LONGEST_WORD, MOST_WORDS } from './person-words.rules.ts'

/**
 * Writes anew by what these people are found (see `people.words`). A record that was merged into another has no words of
 * its own; the one that goes on has those of both. Set by set: a whole import at once.
 */
export async function refreshWords(db: Db, ids: readonly string[], today: string): Promise<void> {
  if (ids.length === 0) return
  await notePlaceUnits(db, ids, today)
  await sql`
    with recursive up as (
      select id, merged_into from people where id = any(${ids as string[]}::uuid[])
      union select p.id, p.merged_into from people p join up on p.id = up.merged_into
    ), hers as (
      select id as root, id from up where merged_into is null
      union select h.root, q.id from hers h join people q on q.merged_into = h.id
    ), given as (
      select h.root, string_to_table(trim(regexp_replace(f_unaccent(n.names) || ' ' || lower(n.names), '[^[:alnum:]]+', ' ', 'g')), ' ') as word
        from hers h join people p on p.id = h.id cross join concat_ws(' ', p.name, array_to_string(p.other_names, ' ')) as n (names)
      union select h.root, 'y' || p.birth_year from hers h join people p on p.id = h.id where p.birth_year is not null
      union select h.root, 'b' || p.birth_date from hers h join people p on p.id = h.id where p.birth_date is not null
      union select h.root, '#' || right(f.phone, n.n) from hers h join person_phones f on f.person_id = h.id
              cross join (values (3), (4)) as n (n)
      union select h.root, 'm' || f_unaccent(l.number) from hers h join person_places l on l.person_id = h.id
             where l.number is not null
      union select h.root, 'd' || l.unit_code from hers h join person_places l on l.person_id = h.id
      union select h.root, 'u' || u.code from hers h join person_places l on l.person_id = h.id
              join place_units pu on pu.unit_code = l.unit_code cross join unnest(pu.above) as u (code)
    ), numbered as (
      select root, left(word, ${LONGEST_WORD}) as word, row_number() over (partition by root order by length(word) > 8, word) as n
        from given where word <> ''
    ), made as (select root, array_agg(distinct word order by word) as words from numbered where n <= ${MOST_WORDS} group by root)
    update people p set words = made.words from made where p.id = made.root and p.words is distinct from made.words`.execute(
    db,
  )
  await sql`update people set words = '{}'
    where id = any(${ids as string[]}::uuid[]) and merged_into is not null and words <> '{}'`.execute(db)
}

/** Which units lie above each of these, itself first, as the words know it; noted for those that they do not know yet. */
export async function noteUnitsAbove(db: Db, codes: readonly string[], today: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ unit_code: string; above: string[] }>`
    select unit_code, above from place_units where unit_code = any(${codes as string[]})`.execute(db)
  const known = new Map(rows.map((row) => [row.unit_code, row.above]))
  const lacking = [...new Set(codes)].toSorted().filter((code) => !known.has(code))
  if (lacking.length === 0) return known
  const found = await unitsAbove(db, lacking, today)
  await savePlaceUnits(db, found)
  return new Map([...known, ...found])
}

/** As `noteUnitsAbove`, for all units where these people are known. */
export async function notePlaceUnits(db: Db, ids: readonly string[], today: string): Promise<void> {
  const { rows } = await sql<{ code: string }>`
    select distinct l.unit_code as code from person_places l where l.person_id = any(${ids as string[]}::uuid[])
       and not exists (select 1 from place_units k where k.unit_code = l.unit_code)`.execute(db)
  if (rows.length === 0) return
  const codes = rows.map(({ code }) => code)
  await savePlaceUnits(db, await unitsAbove(db, codes, today))
}

async function unitsAbove(db: Db, codes: readonly string[], today: string): Promise<Map<string, string[]>> {
  const units = await findUnits(db, codes, today)
  // A unit that does not stand today has nothing above it.
  return new Map(codes.map((code) => [code, units.get(code)?.path.toReversed() ?? [code]]))
}

async function savePlaceUnits(db: Db, above: ReadonlyMap<string, readonly string[]>): Promise<string[]> {
  const rows = [...above].map(([unit_code, codes]) => ({ unit_code, above: codes }))
  const { rows: changed } = await sql<{ unit_code: string }>`
    insert into place_units (unit_code, above)
    select unit_code, array(select jsonb_array_elements_text(above)) from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (unit_code text, above jsonb)
    on conflict (unit_code) do update set above = excluded.above where place_units.above <> excluded.above
    returning unit_code`.execute(db)
  return changed.map((row) => row.unit_code)
}

/** At most `limit` units that lie elsewhere in their tree than the words of their people say; noted as they lie now. */
export async function takeMovedPlaces(db: Db, today: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ unit_code: string; above: string[] }>`select unit_code, above from place_units`.execute(
    db,
  )
  const now = await unitsAbove(
    db,
    rows.map((row) => row.unit_code),
    today,
  )
  const moved = rows.filter((row) => row.above.join(' ') !== now.get(row.unit_code)?.join(' ')).slice(0, limit)
  return savePlaceUnits(db, new Map(moved.map(({ unit_code: code }) => [code, now.get(code) ?? [code]])))
}

/** Everybody who is known at one of these units. */
export async function peopleAt(db: Db, units: readonly string[]): Promise<string[]> {
  if (units.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from person_places where unit_code = any(${units as string[]})`.execute(db)
  return rows.map(({ id }) => id)
}
