import { ownTables, type Db } from '#kernel/db/db.ts'
import { sql } from 'kysely'
import type { Mandate } from './mandate.rules.ts'
import { mandateColumns, type MandateRow, type MandateTables } from './mandate.table.ts'

const tables = (db: Db) => ownTables<MandateTables>(db)

export async function insertMandate(db: Db, row: MandateRow): Promise<void> {
  await tables(db).insertInto('mandates').values(row).execute()
}

/** The mandate, locked until the end of the transaction: of two answers one waits, and then sees the other. */
export function lockMandate(db: Db, id: string): Promise<MandateRow | undefined> {
  return tables(db).selectFrom('mandates').select(mandateColumns).where('id', '=', id).forUpdate().executeTakeFirst()
}

export function lockByCode(db: Db, codeHash: string): Promise<MandateRow | undefined> {
  return tables(db)
    .selectFrom('mandates')
    .select(mandateColumns)
    .where('code_hash', '=', codeHash)
    .forUpdate()
    .executeTakeFirst()
}

/**
 * As lockMandate, for whoever writes under the mandate: she holds it until she is done, so that a
 * revocation either comes before and is seen, or waits.
 */
export function holdMandate(db: Db, id: string): Promise<MandateRow | undefined> {
  return tables(db)
    .selectFrom('mandates')
    .select(mandateColumns)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export type MandateChange = Partial<Omit<MandateRow, 'id' | 'kind'>>

export async function saveMandate(db: Db, row: MandateRow, change: MandateChange): Promise<void> {
  await tables(db)
    .updateTable('mandates')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}

/** Requests of this account that nobody has answered yet. */
export async function countOpen(db: Db, account: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from mandates
     where state in ('requested', 'awaiting_desk')
       and ((requested_by = 'principal' and principal_id = ${account}::uuid)
         or (requested_by = 'representative' and representative_id = ${account}::uuid))`.execute(db)
  return rows[0]?.count ?? 0
}

/** The id that stands for this number in confirmed mandates, if any: a child has one, whoever her guardians are. */
export async function findRepresented(db: Db, numberHash: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select represented_id as id from mandates
     where principal_number_hash = ${numberHash} and represented_id is not null limit 1`.execute(db)
  return rows[0]?.id
}

/** What the rules look at. */
export const toMandate = (row: MandateRow): Mandate => ({
  kind: row.kind,
  state: row.state,
  requestedBy: row.requested_by,
  consents: {
    representative: row.consented_representative_at !== null,
    principal: row.consented_principal_at !== null,
    desk: row.confirmed_at !== null,
  },
  scope: { procedures: row.procedures ?? 'all', acts: row.acts },
  validUntil: row.valid_until,
  requestedAt: row.requested_at,
  codeUntil: row.code_until,
})
