import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { findUnits } from '#modules/units/index.ts'

const MOST_WORDS = 60
/** Longer words are cut, also in what is searched for. */
export const LONGEST_WORD = 24

/**
 * By what one person is found, as SQL over what a query calls `p.names` (text) and `p.tokens` (text[], see `people.words`).
 * A record with hundreds of names is still found by some: an entry of the index has its bounds.
 */
export const wordsOf = sql`(
  select array_agg(word order by word) from (
    select left(given, ${sql.lit(LONGEST_WORD)}) collate "C" as word
      from unnest(string_to_array(trim(regexp_replace(f_unaccent(p.names) || ' ' || lower(p.names), '[^[:alnum:]]+', ' ', 'g')), ' ')
                  || p.tokens) as given
     where given <> '' group by 1
     order by length(left(given, ${sql.lit(LONGEST_WORD)}) collate "C") > 8, 1 limit ${sql.lit(MOST_WORDS)}) as words)`

/** Words that a person is found by beside those of her names; all but member numbers, which the database unaccents. */
export function tokensOf(known: {
  birthYear: number | null
  birthDate: string | null
  phones: readonly string[]
  units: readonly string[]
  above: readonly string[]
}): string[] {
  return [
    ...(known.birthYear === null ? [] : [`y${known.birthYear}`]),
    ...(known.birthDate === null ? [] : [`b${known.birthDate}`]),
    ...known.phones.flatMap((phone) => [`#${phone.slice(-3)}`, `#${phone.slice(-4)}`]),
    ...known.units.map((code) => `d${code}`),
    ...known.above.map((code) => `u${code}`),
  ]
}

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
    ), records as (select root, array_agg(id) as ids from hers group by root),
    made as (
      select r.root, ${wordsOf} as words from records r cross join lateral (
        select (select string_agg(concat_ws(' ', h.name, array_to_string(h.other_names, ' ')), ' ') from people h where h.id = any(r.ids)) as names,
               array(select 'y' || h.birth_year from people h where h.id = any(r.ids) and h.birth_year is not null)
               || array(select 'b' || h.birth_date from people h where h.id = any(r.ids) and h.birth_date is not null)
               || array(select '#' || right(f.phone, n.n) from person_phones f cross join (values (3), (4)) as n (n) where f.person_id = any(r.ids))
               || array(select 'm' || f_unaccent(l.number) from person_places l where l.person_id = any(r.ids) and l.number is not null)
               || array(select 'd' || l.unit_code from person_places l where l.person_id = any(r.ids))
               || array(select 'u' || u.code from person_places l join place_units k using (unit_code) cross join unnest(k.above) as u (code)
                         where l.person_id = any(r.ids)) as tokens) p)
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
  const lacking = [...new Set(codes)].filter((code) => !known.has(code))
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
