import { sql } from 'kysely'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import type { Db } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { Applicant } from './member.rules.ts'

/** What a registration says of a person that is new here. */
export type NewPersonOfMember = {
  name: string
  sex: 'female' | 'male' | 'other' | null
  birthDate: string | null
  birthYear: number | null
  nationalId: string | null
  phone: string | null
  address: { line: string; unit: string; mapOf: string } | null
}

const NATIONAL_ID = 'people.national_id'

/** Adds the person and returns her id. */
export async function addPersonOfMember(ctx: Ctx, person: NewPersonOfMember): Promise<string> {
  const id = ctx.ids.uuid()
  const { aead, lookupKey } = ctx.services
  const year = person.birthDate === null ? person.birthYear : Number(person.birthDate.slice(0, 4))
  await sql`
    insert into people (id, name, sex, birth_date, birth_year, national_id_sealed, national_id_hash, created_at)
    values (${id}::uuid, ${person.name}, ${person.sex}, ${person.birthDate}::date, ${year}::int,
      ${person.nationalId === null ? null : aead.encrypt(person.nationalId, NATIONAL_ID)},
      ${person.nationalId === null ? null : keyedHash(lookupKey, person.nationalId, NATIONAL_ID)}, ${ctx.now()})`.execute(
    ctx.db,
  )
  if (person.phone !== null)
    await sql`insert into person_phones (person_id, phone) values (${id}::uuid, ${person.phone})`.execute(ctx.db)
  if (person.address !== null)
    await sql`insert into person_addresses (id, person_id, kind, line, unit_code, map_of) values (${ctx.ids.uuid()}::uuid,
      ${id}::uuid, 'residence', ${person.address.line}, ${person.address.unit}, ${person.address.mapOf}::date)`.execute(
      ctx.db,
    )
  return id
}

/** What the rules of a kind ask about somebody who is known here; undefined for an unknown id. */
export async function findApplicant(db: Db, personId: string): Promise<Applicant | undefined> {
  const { rows } = await sql<Applicant>`
    select sex, birth_date as "birthDate", birth_year as "birthYear" from people where id = ${personId}::uuid`.execute(
    db,
  )
  return rows[0]
}
