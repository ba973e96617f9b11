import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { AddressKind, PhoneKind, Relation, Sex } from './person.rules.ts'

/** Everything of a person's page but the names of units: of all her records that were merged into the one that goes on. */
export type PersonRecord = {
  id: string
  version: number
  name: string
  other_names: string[]
  sex: Sex | null
  birth_date: string | null
  birth_year: number | null
  died_on: string | null
  national_id_sealed: string | null
  old_id_sealed: string | null
  photo: string | null
  merged: number
  phones: { phone: string; kind: PhoneKind }[]
  addresses: AddressRecord[]
  households: HouseholdRecord[]
  places: { source: 'membership' | 'residence'; source_id: string; unit_code: string; number: string | null }[]
  accounts: { account_id: string; linked_at: string }[]
  claims: { id: string; account_id: string; matched_by: string[]; made_at: string }[]
}
export type AddressRecord = {
  id: string
  kind: AddressKind
  line: string
  unit_code: string
  map_of: string
  valid_to: string | null
}
export type HouseholdRecord = {
  id: string
  number: string | null
  line: string
  unit_code: string
  relation: Relation
  members: { id: string; name: string; relation: Relation }[]
}

/** One query, by any id of hers; undefined when there is no such person or she was made nameless. */
export async function readPerson(db: Db, id: string, today: string): Promise<PersonRecord | undefined> {
  const list = (query: ReturnType<typeof sql>) => sql`coalesce((select jsonb_agg(x) from (${query}) x), '[]')`
  const { rows } = await sql<PersonRecord>`
    with recursive up as (
      select id, merged_into from people where id = ${id}::uuid
      union all select p.id, p.merged_into from up join people p on p.id = up.merged_into
    ), hers as (
      select id from up where merged_into is null union select q.id from hers h join people q on q.merged_into = h.id
    )
    select p.id, p.version, p.name, p.other_names, p.sex, p.birth_date, p.birth_year, p.died_on, p.national_id_sealed,
      p.old_id_sealed, p.photo, (select count(*)::int - 1 from hers) as merged,
      ${list(sql`select phone, kind from person_phones f where f.person_id = p.id order by sort, phone`)} as phones,
      ${list(sql`select id, kind, line, unit_code, map_of, valid_to from person_addresses a where a.person_id = p.id
                  order by (valid_to is null) desc, array_position('{residence,temporary,home_town}', kind), id desc limit 20`)} as addresses,
      ${list(sql`select h.id, h.number, h.line, h.unit_code, m.relation, (
                   select jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name, 'relation', o.relation) order by o.relation <> 'head', q.birth_year)
                     from household_members o join people q on q.id = o.person_id
                    where o.household_id = h.id and o.person_id <> m.person_id and (o.valid_to is null or o.valid_to >= ${today}::date)) as members
                   from household_members m join households h on h.id = m.household_id
                  where m.person_id in (select id from hers) and (m.valid_to is null or m.valid_to >= ${today}::date)`)} as households,
      ${list(sql`select source, source_id, unit_code, number from person_places l where l.person_id in (select id from hers)
                  order by source, unit_code`)} as places,
      ${list(sql`select account_id, linked_at from person_accounts l where l.person_id in (select id from hers)`)} as accounts,
      ${list(sql`select id, account_id, matched_by, made_at from person_claims c
                  where c.person_id in (select id from hers) and c.state = 'waiting'`)} as claims
    from people p where p.id in (select id from up where merged_into is null) and p.anonymised_at is null`.execute(db)
  return rows[0]
}
