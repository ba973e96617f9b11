import { ownTables, type Db } from '#kernel/db/db.ts'
import type { PrivacyTables } from './privacy.table.ts'

const tables = (db: Db) => ownTables<PrivacyTables>(db)
export type HoldRow = PrivacyTables['legal_holds']

/** Says whether it is new: a thing is held once. */
export async function insertHold(
  db: Db,
  hold: Omit<HoldRow, 'lifted_at' | 'lifted_by' | 'lifted_reason'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('legal_holds')
    .values({ ...hold, lifted_at: null, lifted_by: null, lifted_reason: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function liftHoldRow(
  db: Db,
  id: string,
  lifted: { at: Date; by: string | null; reason: string },
): Promise<HoldRow | undefined> {
  return tables(db)
    .updateTable('legal_holds')
    .set({ lifted_at: lifted.at, lifted_by: lifted.by, lifted_reason: lifted.reason })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

/** Holds that stand, the latest first. */
export const readHolds = (db: Db): Promise<HoldRow[]> =>
  tables(db)
    .selectFrom('legal_holds')
    .selectAll()
    .where('lifted_at', 'is', null)
    .orderBy('since', 'desc')
    .limit(500)
    .execute()
