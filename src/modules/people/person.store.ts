import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { savePlaces } from './person-place.store.ts'
import type { NewAddress, PhoneKind, Place } from './person.rules.ts'
import { wordsOfNew } from './person-words.rules.ts'
import type { PeopleTables } from './person.table.ts'

const tables = (db: Db) => ownTables<PeopleTables>(db)

/** Columns of a person as they are written; sealed and hashed already. */
export type PersonRow = Pick<
  PeopleTables['people'],
  'id' | 'name' | 'sex' | 'birth_date' | 'birth_year' | 'national_id_sealed' | 'national_id_hash'
> & { other_names: readonly string[]; old_id_sealed: string | null; old_id_hash: string | null }

export type PhoneRow = { person_id: string; phone: string; kind: PhoneKind; sort: number }
export type AddressRow = NewAddress & { id: string; person_id: string }

/** People with all that belongs to them. `above`: by the code of a unit those above it, itself first. */
export type NewPeople = {
  people: readonly PersonRow[]
  phones: readonly PhoneRow[]
  addresses: readonly AddressRow[]
  places: readonly Place[]
  above: ReadonlyMap<string, readonly string[]>
}

/**
 * All in one statement for each table. People without a place are of no use until something gives them one. Answers those
 * whose words are still to be made (`refreshWords`).
 */
export async function insertPeople(db: Db, given: NewPeople, at: Date): Promise<string[]> {
  const people = withWords(given)
  await sql`
    insert into people (id, name, other_names, sex, birth_date, birth_year, national_id_sealed, national_id_hash,
                        old_id_sealed, old_id_hash, created_at, unused_since, words)
    select id, name, other_names, sex, birth_date, birth_year, national_id_sealed, national_id_hash, old_id_sealed, old_id_hash,
           ${at}, case when not known then ${at}::timestamptz end, coalesce(words, '{}')
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
        as r (id uuid, name text, other_names text[], sex text, birth_date date, birth_year int, national_id_sealed text,
              national_id_hash text, old_id_sealed text, old_id_hash text, known boolean, words text[])`.execute(db)
  if (given.phones.length > 0) await insertPhones(db, given.phones)
  if (given.addresses.length > 0) await insertAddresses(db, given.addresses)
  if (given.places.length > 0) await savePlaces(db, given.places)
  return people.flatMap(({ id, words }) => (words ? [] : [id]))
}

function withWords({ people, phones, places, above }: NewPeople) {
  const phonesOf = Map.groupBy(phones, (phone) => phone.person_id)
  const placesOf = Map.groupBy(places, (place) => place.personId)
  return people.map((person) => {
    const hers = placesOf.get(person.id) ?? []
    const units = hers.map(({ unitCode }) => unitCode)
    const words = wordsOfNew({
      names: [person.name, ...person.other_names],
      birthYear: person.birth_year,
      birthDate: person.birth_date,
      phones: (phonesOf.get(person.id) ?? []).map(({ phone }) => phone),
      numbers: hers.flatMap(({ number }) => number ?? []),
      units,
      above: units.flatMap((code) => above.get(code) ?? [code]),
    })
    return { ...person, known: hers.length > 0, words }
  })
}

export async function insertPhones(db: Db, phones: readonly PhoneRow[]): Promise<void> {
  await sql`
    insert into person_phones (person_id, phone, kind, sort)
    select person_id, phone, kind, sort from jsonb_to_recordset(${JSON.stringify(phones)}::jsonb)
      as r (person_id uuid, phone text, kind text, sort int)
    on conflict (person_id, phone) do nothing`.execute(db)
}

export async function insertAddresses(db: Db, addresses: readonly AddressRow[]): Promise<void> {
  await sql`
    insert into person_addresses (id, person_id, kind, line, unit_code, map_of)
    select id, person_id, kind, line, unit, "mapOf" from jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb)
      as r (id uuid, person_id uuid, kind text, line text, unit text, "mapOf" date)`.execute(db)
}

export type StoredPerson = Pick<
  PeopleTables['people'],
  | 'id'
  | 'name'
  | 'sex'
  | 'birth_date'
  | 'birth_year'
  | 'national_id_sealed'
  | 'old_id_sealed'
  | 'photo'
  | 'died_on'
  | 'merged_into'
  | 'created_at'
> & { other_names: string[]; version: number }

const stored = [
  'id',
  'name',
  'other_names',
  'sex',
  'birth_date',
  'birth_year',
  'national_id_sealed',
  'old_id_sealed',
  'photo',
  'died_on',
  'merged_into',
  'created_at',
  'version',
] as const

export const findStored = (db: Db, id: string): Promise<StoredPerson | undefined> =>
  tables(db).selectFrom('people').select(stored).where('id', '=', id).executeTakeFirst()

export const lockPerson = (db: Db, id: string): Promise<StoredPerson | undefined> =>
  tables(db).selectFrom('people').select(stored).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

export type PersonChange = Partial<
  Omit<PersonRow, 'id' | 'other_names'> & { other_names: string[]; photo: string | null; died_on: string | null }
>

export async function updatePerson(db: Db, id: string, change: PersonChange): Promise<void> {
  await tables(db)
    .updateTable('people')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function pointTo(db: Db, id: string, into: string | null): Promise<void> {
  await tables(db)
    .updateTable('people')
    .set((row) => ({ merged_into: into, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function replacePhones(db: Db, id: string, phones: readonly PhoneRow[]): Promise<void> {
  await tables(db).deleteFrom('person_phones').where('person_id', '=', id).execute()
  if (phones.length > 0) await insertPhones(db, phones)
}

/** Ends the addresses of these kinds on the eve of `today`; those of today itself are a slip and go. */
export async function endAddresses(db: Db, id: string, kinds: readonly string[], today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update person_addresses set valid_to = greatest(${today}::date - 1, coalesce(valid_from, ${today}::date - 1))
     where person_id = ${id}::uuid and kind = any(${kinds as string[]}) and valid_to is null returning id`.execute(db)
  return rows.map((row) => row.id)
}
