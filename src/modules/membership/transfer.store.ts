import { ownTables, type Db } from '#kernel/db/db.ts'
import { transferColumns, type MemberTables, type TransferRow } from './member.table.ts'

const tables = (db: Db) => ownTables<MemberTables>(db)
export type StoredTransfer = Omit<TransferRow, 'automatic'> & { automatic: boolean }

export async function insertTransfer(db: Db, row: StoredTransfer): Promise<void> {
  await tables(db).insertInto('membership_transfers').values(row).execute()
}

export function lockTransfer(db: Db, id: string): Promise<StoredTransfer | undefined> {
  return tables(db)
    .selectFrom('membership_transfers')
    .select(transferColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export function findOpenTransfer(db: Db, membership: string): Promise<StoredTransfer | undefined> {
  return tables(db)
    .selectFrom('membership_transfers')
    .select(transferColumns)
    .where('membership_id', '=', membership)
    .where('state', 'in', ['requested', 'released'])
    .executeTakeFirst()
}

export async function saveTransfer(
  db: Db,
  id: string,
  change: Partial<Omit<TransferRow, 'id' | 'automatic'>> & { automatic?: boolean },
): Promise<void> {
  await tables(db).updateTable('membership_transfers').set(change).where('id', '=', id).execute()
}

/** Who leaves is not moved any more. */
export async function withdrawOpenTransfer(db: Db, membership: string, at: Date, by: string | null): Promise<void> {
  await tables(db)
    .updateTable('membership_transfers')
    .set({ state: 'withdrawn', decided_at: at, decided_by: by })
    .where('membership_id', '=', membership)
    .where('state', 'in', ['requested', 'released'])
    .execute()
}

/** Open transfers whose last day to answer is over, oldest first. */
export async function dueTransfers(db: Db, today: string, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('membership_transfers')
    .select('id')
    .where('state', 'in', ['requested', 'released'])
    .where('due_on', '<=', today)
    .orderBy('due_on')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
