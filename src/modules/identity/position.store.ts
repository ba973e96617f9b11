import { sql, type Selectable } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { brokenConstraint, identityErrors } from './account.errors.ts'
import type { IdentityTables } from './identity.table.ts'
import type { Gives } from './role.policy.ts'

const tables = (db: Db) => ownTables<IdentityTables>(db)

export type StoredPosition = Selectable<IdentityTables['positions']>

/** Refuses the same role at the same unit twice for overlapping days. */
export async function insertPosition(
  db: Db,
  position: Omit<StoredPosition, 'ended_at' | 'end_reason' | 'opened_by' | 'closed_by'>,
): Promise<void> {
  try {
    await tables(db)
      .insertInto('positions')
      .values({ ...position, ended_at: null, end_reason: null })
      .execute()
  } catch (error) {
    if (brokenConstraint(error) !== undefined) throw identityErrors.positionTwice()
    throw error
  }
}

export async function findPosition(db: Db, accountId: string, id: string): Promise<StoredPosition | undefined> {
  return tables(db)
    .selectFrom('positions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function savePositionEnd(
  db: Db,
  id: string,
  end: { valid_to: string | null; ended_at: Date | null; end_reason: string | null },
): Promise<void> {
  await tables(db).updateTable('positions').set(end).where('id', '=', id).execute()
}

export type HeldPosition = {
  id: string
  accountId: string
  unit: string
  role: string
  permissions: string[]
  gives: Gives
}

/** Positions of these ids that hold now or later, with what their roles may do; they stay so until the transaction ends. */
export async function findPositions(db: Db, ids: readonly string[], today: string): Promise<HeldPosition[]> {
  const { rows } = await sql<HeldPosition>`
    select p.id, p.account_id as "accountId", p.unit_code as unit, p.role, r.permissions, r.gives
      from positions p join roles r on r.key = p.role
     where p.id = any(${ids as string[]}::uuid[]) and p.ended_at is null
       and (p.valid_to is null or p.valid_to >= ${today}::date)
     order by p.id for share of p, r`.execute(db)
  return rows
}

/** Locks accounts for events about them, always in the same order, so that two who do it never wait for each other. */
export async function lockAccounts(db: Db, ids: readonly string[]): Promise<void> {
  await sql`select 1 from accounts where id = any(${ids as string[]}::uuid[]) order by id for no key update`.execute(db)
}

/** Locks the account against every write in its name: whoever acts by it holds its row until she has committed. */
export async function lockAgainstUse(db: Db, id: string): Promise<void> {
  await sql`select 1 from accounts where id = ${id} for update`.execute(db)
}

export type OpenPosition = { unit: string; scope: 'subtree' | 'unit'; permissions: string[] }

/** Positions of the account that hold today, and what they allow. */
export async function readOpenPositions(db: Db, accountId: string, today: string): Promise<OpenPosition[]> {
  const { rows } = await sql<OpenPosition>`
    select p.unit_code as unit, p.scope, r.permissions from positions p join roles r on r.key = p.role
     where p.account_id = ${accountId} and p.ended_at is null and p.valid_from <= ${today}::date
       and (p.valid_to is null or p.valid_to >= ${today}::date)`.execute(db)
  return rows
}

/** Notes from when to when the account was disabled. */
export async function openClosure(db: Db, closure: { id: string; accountId: string; at: Date }): Promise<void> {
  await tables(db)
    .insertInto('account_closures')
    .values({ id: closure.id, account_id: closure.accountId, from_at: closure.at, until_at: null })
    .execute()
}

export async function endClosure(db: Db, accountId: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('account_closures')
    .set({ until_at: at })
    .where('account_id', '=', accountId)
    .where('until_at', 'is', null)
    .execute()
}
