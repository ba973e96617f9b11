import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { refuseRestricted } from '#kernel/personal/restriction.ts'
import { recordsOf } from '#kernel/personal/person-links.ts'
import { findUnitsEver, type Unit } from '#modules/units/index.ts'
import { homeOf } from './person-set.questions.ts'
import type { PersonSummary, PhoneKind } from './person.rules.ts'
import type { PeopleTables } from './person.table.ts'

type Row = Omit<PersonSummary, 'phone' | 'phoneShared' | 'address' | 'unit'> & {
  asked: string
  phone: string | null
  phone_kind: PhoneKind | null
  line: string | null
  unit: string | null
  map_of: string | null
}

/**
 * What is known of people in one line each, by the ids asked for; one whose record was merged into another answers with
 * what that one says. Unknown ids are left out.
 */
export async function findPeople(db: Db, ids: readonly string[]): Promise<Map<string, PersonSummary>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    with recursive up as (
      select id as asked, id, merged_into from people where id = any(${[...new Set(ids)]}::uuid[])
      union all select up.asked, p.id, p.merged_into from up join people p on p.id = up.merged_into
    )
    select up.asked, p.id, p.name, p.other_names as "otherNames", p.sex, p.birth_date as "birthDate",
           p.birth_year as "birthYear", p.photo, p.died_on as "diedOn", f.phone, f.kind as phone_kind,
           a.line, a.unit_code as unit, a.map_of
      from up join people p on p.id = up.id
      left join lateral (select phone, kind from person_phones f where f.person_id = p.id order by sort, phone limit 1) f on true
      left join lateral ${homeOf(sql`p.id`)} a on true
     where up.merged_into is null`.execute(db)
  const units = await unitsOn(db, rows)
  return new Map(rows.map((row) => [row.asked, toSummary(row, units)]))
}

function toSummary(row: Row, units: ReadonlyMap<string, Unit>): PersonSummary {
  const { asked: _asked, phone_kind, line, map_of, ...person } = row
  const unit = units.get(`${map_of} ${row.unit}`)
  return {
    ...person,
    phoneShared: phone_kind === 'shared',
    address: [line, unit?.name].filter((part) => part !== undefined && part !== null && part !== '').join(', '),
  }
}

/** Units by `<day> <code>`, each as it stood on the day that its address was written on. */
async function unitsOn(db: Db, rows: readonly { unit: string | null; map_of: string | null }[]) {
  const byDay = Map.groupBy(
    rows.filter((row) => row.unit !== null),
    (row) => row.map_of ?? '',
  )
  const found = new Map<string, Unit>()
  for (const [day, those] of byDay) {
    const units = await findUnitsEver(
      db,
      those.map((row) => row.unit ?? ''),
      day,
    )
    for (const [code, unit] of units) found.set(`${day} ${code}`, unit)
  }
  return found
}

/** All records of the person that `id` names: the one that goes on, and those merged into it. Empty: nobody. */
export async function personIds(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${recordsOf(sql`${id}::uuid`)} as r`.execute(db)
  return rows.map((row) => row.id)
}

/** The person that an account was linked with: the record that goes on. */
export async function personOfAccount(db: Db, accountId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select p.id, p.merged_into from person_accounts l join people p on p.id = l.person_id where l.account_id = ${accountId}::uuid
      union all select p.id, p.merged_into from up join people p on p.id = up.merged_into
    ) select id from up where merged_into is null`.execute(db)
  return rows[0]?.id
}

/** The accounts of a person, whichever of her records they were linked with. */
export async function accountsOfPerson(db: Db, id: string): Promise<string[]> {
  const rows = await ownTables<PeopleTables>(db)
    .selectFrom('person_accounts')
    .select('account_id')
    .where('person_id', 'in', await notEmpty(personIds(db, id)))
    .execute()
  return rows.map((row) => row.account_id)
}

/** Throws `kernel.data_restricted` when she had the use of her data restricted: they are stored, nothing more. */
export async function refuseRestrictedPerson(db: Db, id: string): Promise<void> {
  for (const account of await accountsOfPerson(db, id)) await refuseRestricted(db, 'account', account)
}

/** Units at which each of these people is known, by the ids asked for, whatever record of hers has the place. */
export async function unitsOfPeople(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ asked: string; units: string[] }>`
    with recursive up as (
      select id as asked, id, merged_into from people where id = any(${[...new Set(ids)]}::uuid[])
      union all select up.asked, p.id, p.merged_into from up join people p on p.id = up.merged_into
    ), hers as (
      select asked, id from up where merged_into is null
      union select h.asked, q.id from hers h join people q on q.merged_into = h.id
    ) select h.asked, array_agg(distinct l.unit_code) as units from hers h join person_places l on l.person_id = h.id
       group by 1`.execute(db)
  return new Map(rows.map((row) => [row.asked, row.units]))
}

/** Places of people with the number that each is known by there, by the ids asked for (records that go on). */
export async function placesOfPeople(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { unit: string; number: string | null }[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ asked: string; unit: string; number: string | null }>`
    with recursive hers as (
      select id as asked, id from people where id = any(${ids as string[]}::uuid[])
      union select h.asked, q.id from hers h join people q on q.merged_into = h.id
    ) select distinct h.asked, l.unit_code as unit, l.number from hers h join person_places l on l.person_id = h.id
       order by 1, 2`.execute(db)
  return Map.groupBy(rows, (row) => row.asked)
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
const notEmpty = async (ids: Promise<string[]>) => ((await ids).length > 0 ? ids : [NOBODY])
