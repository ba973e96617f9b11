import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { scimErrors } from './scim.errors.ts'

export type ScimName = { client: string; person: string; userName: string; externalId: string | null; at: Date }

/** What the client calls a person; throws `scim.user_name_taken` when it calls another so. */
export async function saveName(db: Db, { client, person, userName, externalId, at }: ScimName): Promise<void> {
  if (userName.length > 200 || (externalId?.length ?? 0) > 200) throw scimErrors.invalidValue('userName')
  const { rows: others } = await sql`
    select 1 from scim_users where client_id = ${client}::uuid and lower(user_name) = lower(${userName}) and person_id <> ${person}::uuid`.execute(
    db,
  )
  if (others.length > 0) throw scimErrors.taken()
  await sql`
    insert into scim_users (client_id, person_id, user_name, external_id, created_at)
    values (${client}::uuid, ${person}::uuid, ${userName}, ${externalId}, ${at})
    on conflict (client_id, person_id) do update set user_name = excluded.user_name, external_id = excluded.external_id`.execute(
    db,
  )
}

export async function isTaken(db: Db, client: string, userName: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from scim_users where client_id = ${client}::uuid and lower(user_name) = lower(${userName})`.execute(db)
  return rows.length > 0
}

export async function forgetName(db: Db, client: string, person: string): Promise<void> {
  await sql`delete from scim_users where client_id = ${client}::uuid and person_id = ${person}::uuid`.execute(db)
}
