import { sql, type Selectable } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { findAccountBy as findBy, type Account } from './account.store.ts'
import type { IdentityTables } from './identity.table.ts'

export type AccountName = { id: string; login: string | null; name: string }
export type Officer = { accountId: string; name: string; role: string }

/** The account of one of these, with the hash of its password; undefined when there is none. Not locked. */
export async function findAccountBy(
  db: Db,
  by: Parameters<typeof findBy>[1],
  today: string,
): Promise<Account | undefined> {
  return findBy(db, by, today)
}

/** Names of accounts by id, disabled ones too: what somebody did keeps the name. Unknown ids are left out. */
export async function findAccounts(db: Db, ids: readonly string[]): Promise<Map<string, AccountName>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<AccountName>`
    select id, login, display_name as name from accounts where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Who holds the permission by a position at this very unit on that day (`YYYY-MM-DD`): the people to give work to.
 * Positions higher up cover the unit too, but nobody hands a commune's dossier to the province by a list.
 */
export async function listOfficers(db: Db, unitCode: string, permission: string, asOf: string): Promise<Officer[]> {
  const { rows } = await sql<Officer>`
    select distinct a.id as "accountId", a.display_name as name, p.role
      from positions p join accounts a on a.id = p.account_id join roles r on r.key = p.role
     where p.unit_code = ${unitCode} and p.ended_at is null and a.disabled_at is null
       and p.valid_from <= ${asOf}::date and (p.valid_to is null or p.valid_to >= ${asOf}::date)
       and ${permission} = any(r.permissions)
     order by name, "accountId"`.execute(db)
  return rows
}

/**
 * Whether somebody holds the permission by a position at one of these very units on that day (`YYYY-MM-DD`), other than
 * these accounts. Who asks for what covers a unit names those above it too.
 */
export async function somebodyHolds(
  db: Db,
  given: { permission: string; units: readonly string[]; asOf: string; except: readonly string[] },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from positions p join accounts a on a.id = p.account_id join roles r on r.key = p.role
     where p.unit_code = any(${[...given.units]}::text[]) and p.ended_at is null
       and a.disabled_at is null and a.kind = 'person' and not a.id = any(${[...given.except]}::uuid[])
       and p.valid_from <= ${given.asOf}::date and (p.valid_to is null or p.valid_to >= ${given.asOf}::date)
       and ${given.permission} = any(r.permissions) limit 1`.execute(db)
  return rows.length > 0
}

/** Where each of these positions is, ended ones too. Unknown ids are left out. */
export async function unitsOfPositions(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; unit: string }>`
    select id, unit_code as unit from positions where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.unit]))
}

/** Ids of all positions that are or were at these units: under which what was done there was done. */
export async function positionsAt(db: Db, units: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from positions where unit_code = any(${units})`.execute(db)
  return rows.map((row) => row.id)
}

/** Codes of the units where somebody holds the permission on this day, by code; at most `most`. */
export async function unitsWithOfficers(db: Db, permission: string, asOf: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ unit: string }>`
    select distinct p.unit_code as unit
      from positions p join accounts a on a.id = p.account_id join roles r on r.key = p.role
     where p.ended_at is null and a.disabled_at is null
       and p.valid_from <= ${asOf}::date and (p.valid_to is null or p.valid_to >= ${asOf}::date)
       and ${permission} = any(r.permissions)
     order by unit limit ${most}`.execute(db)
  return rows.map((row) => row.unit)
}

/** What each role may do, by role key: the data behind the rights table. */
export async function listRoles(db: Db): Promise<Selectable<IdentityTables['roles']>[]> {
  return ownTables<IdentityTables>(db).selectFrom('roles').selectAll().orderBy('sort').execute()
}
