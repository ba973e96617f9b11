import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { ClosingRow, DuesTables } from './dues.table.ts'

export async function insertClosing(db: Db, row: ClosingRow): Promise<void> {
  await ownTables<DuesTables>(db)
    .insertInto('dues_closings')
    .values({ ...row, figures: sql`${JSON.stringify(row.figures)}::jsonb` })
    .execute()
}
