import { sql, type RawBuilder } from 'kysely'

/**
 * People as sources of SQL, for lists of other modules that filter, sort and page in one statement: each stands in `from`
 * or `join … lateral` under an alias that the asker gives. What columns they have stands at each; no others count on staying.
 */

/** The record that goes on, for a row of `people` under this alias: itself unless it was merged. */
export const goesOn = (
  row: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`case when ${row}.merged_into is null then ${row}.id else (
      with recursive up as (select ${row}.id, ${row}.merged_into union all select n.id, n.merged_into from up join people n on n.id = up.merged_into)
      select up.id from up where up.merged_into is null) end`

/** By what the person of this row of `people` is found (`words`): a merged record has none of its own. */
export const wordsOf = (row: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`case when ${row}.merged_into is null then ${row}.words else (select w.words from people w where w.id = ${goesOn(row)}) end`

/**
 * Everybody with a place of this kind at one of these units, once for each place, by the record that goes on (`id`);
 * `thing` is what gives the place: the membership's id, or the household's. Without those whose record was emptied.
 * Columns: id, name, other_names, sex, birth_date, birth_year, created_at, thing, unit.
 */
export const peopleAtUnits = (
  source: 'membership' | 'residence',
  codes: readonly string[],
): RawBuilder<unknown> => sql`(
  select p.id, p.name, p.other_names, p.sex, p.birth_date, p.birth_year, p.created_at, l.source_id as thing, l.unit_code as unit
    from person_places l join people q on q.id = l.person_id
    join people p on p.id = ${goesOn(sql`q`)}
   where l.source = ${source} and l.unit_code = any(${[...codes]}::text[]) and p.anonymised_at is null)`

/** Phones of the person in this column. Columns: phone (E.164), kind, sort (the one to call first is least). */
export const phonesOf = (person: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select phone, kind, sort from person_phones where person_id = ${person})`

/** Where the person in this column lives now, one row at most. Columns: line, unit_code, map_of (day that the code is of). */
export const homeOf = (person: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select line, unit_code, map_of from person_addresses where person_id = ${person} and valid_to is null
   order by (kind = 'residence') desc, (kind = 'temporary') desc, id desc limit 1)`
