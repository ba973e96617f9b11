import type { Selectable } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { ExchangeTables } from './exchange.table.ts'

const tables = (db: Db) => ownTables<ExchangeTables>(db)

export type ExportRow = Selectable<ExchangeTables['exports']>

export async function insertExport(
  db: Db,
  row: Omit<ExportRow, 'finished_at' | 'row_count' | 'sha256'>,
): Promise<void> {
  await tables(db).insertInto('exports').values(row).execute()
}

export const findExport = (db: Db, id: string): Promise<ExportRow | undefined> =>
  tables(db).selectFrom('exports').selectAll().where('id', '=', id).executeTakeFirst()

/** The columns that somebody asked for last; none when she never did. */
export async function lastColumns(db: Db, accountId: string): Promise<readonly string[]> {
  const row = await tables(db)
    .selectFrom('exports')
    .select('columns')
    .where('created_by', '=', accountId)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.columns ?? []
}

/** The record of what went out is written once. */
export async function closeExport(
  db: Db,
  id: string,
  done: { at: Date; rows: number; sha256: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('exports')
    .set({ finished_at: done.at, row_count: done.rows, sha256: done.sha256 })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Exports of these units, the newest first. */
export function readExports(
  db: Db,
  units: readonly string[] | 'all',
  before: string | undefined,
  limit: number,
): Promise<ExportRow[]> {
  let query = tables(db).selectFrom('exports').selectAll()
  if (units !== 'all') query = query.where('unit_code', 'in', units.length === 0 ? [''] : [...units])
  if (before !== undefined) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}
