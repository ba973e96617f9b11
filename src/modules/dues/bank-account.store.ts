import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { BankAccountRow, DuesTables } from './dues.table.ts'

const columns = [
  'id',
  'unit_code',
  'bank_bin',
  'bank_name',
  'account_number',
  'holder',
  'opened_at',
  'opened_by',
  'closed_at',
  'closed_act',
] as const satisfies (keyof BankAccountRow)[]

/** The open account of the nearest unit of the path (top first) that has one. */
export async function findBankAccount(db: Db, path: readonly string[]): Promise<BankAccountRow | undefined> {
  return ownTables<DuesTables>(db)
    .selectFrom('dues_bank_accounts')
    .select(columns)
    .where('closed_at', 'is', null)
    .where(sql<boolean>`unit_code = any(${[...path]}::text[])`)
    .orderBy(sql`array_position(${[...path]}::text[], unit_code)`, 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Closes the open account of the unit. Whoever sets another at once waits, and closes the one that is set after this. */
export async function closeBankAccount(db: Db, unit: string, at: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`dues.account ${unit}`}, 0))`.execute(db)
  await ownTables<DuesTables>(db)
    .updateTable('dues_bank_accounts')
    .set({ closed_at: at })
    .where('unit_code', '=', unit)
    .where('closed_at', 'is', null)
    .execute()
}

export async function insertBankAccount(db: Db, row: BankAccountRow): Promise<void> {
  await ownTables<DuesTables>(db).insertInto('dues_bank_accounts').values(row).execute()
}
