import { ownTables, type Db } from '#kernel/db/db.ts'
import { brokenConstraint, identityErrors } from './account.errors.ts'
import type { IdentityTables } from './identity.table.ts'

const tables = (db: Db) => ownTables<IdentityTables>(db)

export type StoredPosition = IdentityTables['positions']

export async function isRole(db: Db, key: string): Promise<boolean> {
  return (await tables(db).selectFrom('roles').select('key').where('key', '=', key).executeTakeFirst()) !== undefined
}

/** Refuses the same role at the same unit twice for overlapping days. */
export async function insertPosition(db: Db, position: Omit<StoredPosition, 'ended_at'>): Promise<void> {
  try {
    await tables(db)
      .insertInto('positions')
      .values({ ...position, ended_at: null })
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
  end: { valid_from: string; valid_to: string; ended_at: Date | null },
): Promise<void> {
  await tables(db).updateTable('positions').set(end).where('id', '=', id).execute()
}
