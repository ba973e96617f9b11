import { sql, type Insertable } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { machineErrors } from './machine.errors.ts'
import type { MachineTables } from './machine.table.ts'

const tables = (db: Db) => ownTables<MachineTables>(db)

export type Client = MachineTables['machine_clients']

/** Locks the client for a change. */
export async function lockClient(db: Db, id: string): Promise<Client> {
  const { rows } = await sql<Client>`
    select account_id, unit_code, subtree, scopes, networks, purpose, created_by, created_at, disabled_at
      from machine_clients where account_id = ${id} for no key update`.execute(db)
  if (!rows[0]) throw machineErrors.unknownClient()
  return rows[0]
}

/** Scopes of an enabled client, kept from changing until the transaction ends; undefined when it is disabled or none. */
export async function holdScopes(db: Db, id: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ scopes: string[] }>`
    select scopes from machine_clients where account_id = ${id} and disabled_at is null for share`.execute(db)
  return rows[0]?.scopes
}

export async function insertClient(db: Db, client: Insertable<Client>): Promise<void> {
  await tables(db).insertInto('machine_clients').values(client).execute()
}

export async function saveDisabled(db: Db, id: string, at: Date | null): Promise<void> {
  await tables(db).updateTable('machine_clients').set({ disabled_at: at }).where('account_id', '=', id).execute()
}

export async function insertKey(db: Db, key: Insertable<MachineTables['machine_keys']>): Promise<void> {
  await tables(db).insertInto('machine_keys').values(key).execute()
}

/** Ends a key; says which one, or undefined when there was none to end. Its access tokens go with it. */
export async function revokeKey(db: Db, client: string, id: string, at: Date): Promise<string | undefined> {
  const row = await tables(db)
    .updateTable('machine_keys')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('account_id', '=', client)
    .where('revoked_at', 'is', null)
    .returning('hint')
    .executeTakeFirst()
  if (row) await tables(db).deleteFrom('machine_tokens').where('key_id', '=', id).execute()
  return row?.hint
}

export async function insertToken(db: Db, token: MachineTables['machine_tokens']): Promise<void> {
  await tables(db).insertInto('machine_tokens').values(token).execute()
}

export async function touchKey(db: Db, id: string, at: Date, from: string): Promise<void> {
  await tables(db)
    .updateTable('machine_keys')
    .set({ last_used_at: at, last_used_from: from })
    .where('id', '=', id)
    .execute()
}

/** Deletes access tokens that ended before this moment; returns how many. */
export async function pruneTokens(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('machine_tokens')
    .where('expires_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
