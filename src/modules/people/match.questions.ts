import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'

/** What of a person is compared to find a second record of her. Identity numbers stand as keyed hashes only. */
export type MatchFacts = {
  id: string
  version: number
  name: string
  otherNames: string[]
  sex: 'female' | 'male' | 'other' | null
  birthDate: string | null
  birthYear: number | null
  nationalIdHash: string | null
  oldIdHash: string | null
  phones: string[]
  /** Numbers among them that a household shares. */
  sharedPhones: string[]
  /** Units where she is known and units of her addresses, of any tree and any map. */
  units: string[]
  /** House, street and hamlet of her residence. */
  line: string | null
}

/** Facts of these persons, without those that were merged into another. */
export async function matchFactsOf(db: Db, ids: readonly string[]): Promise<MatchFacts[]> {
  if (ids.length === 0) return []
  const { rows } = await db.executeQuery(statement<MatchFacts>`
    select p.id, p.version, p.name, p.other_names as "otherNames", p.sex, p.birth_date as "birthDate",
           p.birth_year as "birthYear", p.national_id_hash as "nationalIdHash", p.old_id_hash as "oldIdHash",
           array(select phone from person_phones f where f.person_id = p.id order by sort, phone) as phones,
           array(select phone from person_phones f where f.person_id = p.id and kind = 'shared') as "sharedPhones",
           array(select unit_code from person_places l where l.person_id = p.id
                 union select unit_code from person_addresses a where a.person_id = p.id and kind <> 'home_town'
                 order by 1) as units,
           (select line from person_addresses a where a.person_id = p.id and kind <> 'home_town'
             order by kind, valid_from desc nulls last, id limit 1) as line
      from people p
     where p.id = any(${[...ids]}::uuid[]) and p.merged_into is null`)
  return rows
}

/** The next persons after `after` by id (all from the start when undefined), without merged ones. */
export async function peopleAfter(
  db: Db,
  after: string | undefined,
  limit: number,
): Promise<{ id: string; version: number }[]> {
  const { rows } = await db.executeQuery(statement<{ id: string; version: number }>`
    select id, version from people
     where merged_into is null and id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
     order by id limit ${limit}`)
  return rows
}

/**
 * As a condition of SQL: the person of this column is known at one of these units. For lists of modules whose
 * rows name persons.
 */
export function knownAt(column: string, codes: readonly string[] | 'all'): RawBuilder<SqlBool> {
  if (codes === 'all') return sql<SqlBool>`true`
  return sql<SqlBool>`exists (select from person_places l
    where l.person_id = ${sql.ref(column)} and l.unit_code = any(${[...codes]}::text[]))`
}

/** As a condition of SQL: the person of this column still stands for herself. */
export const standsAlone = (column: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from people p where p.id = ${sql.ref(column)} and p.merged_into is null)`

/** Units at which two records that were merged are known, each by itself: as it will be when they are separated. */
export async function unitsApart(db: Db, kept: string, gone: string): Promise<{ kept: string[]; gone: string[] }> {
  const { rows } = await db.executeQuery(statement<{ kept: string[]; gone: string[] }>`
    with recursive theirs as (
      select id from people where id = ${gone}::uuid
      union all select q.id from theirs t join people q on q.merged_into = t.id
    ), hers as (
      select id from people where id = ${kept}::uuid
      union all select q.id from hers h join people q on q.merged_into = h.id where q.id <> ${gone}::uuid
    ) select array(select distinct unit_code from person_places where person_id in (select id from hers)) as kept,
             array(select distinct unit_code from person_places where person_id in (select id from theirs)) as gone`)
  return rows[0] ?? { kept: [], gone: [] }
}

/** Names as these records have them, merged ones too: `findPeople` would answer with those of the records that go on. */
export async function recordNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.executeQuery(statement<{ id: string; name: string }>`
    select id, name from people where id = any(${[...ids]}::uuid[])`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
