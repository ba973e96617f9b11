import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { DuesTables, FeeRow } from './dues.table.ts'
import type { Fee } from './fee.rules.ts'

const columns = [
  'id',
  'association',
  'unit_code',
  'year',
  'kind',
  'period',
  'amount',
  'share_in',
  'shares',
  'decision',
  'set_at',
  'set_by',
  'replaced_at',
] as const satisfies (keyof FeeRow)[]

export const toFee = (row: FeeRow): Fee => ({
  id: row.id,
  association: row.association,
  unit: row.unit_code,
  year: row.year,
  kind: row.kind,
  period: row.period,
  amount: row.amount,
  shareIn: row.share_in,
  shares: row.shares,
  decision: row.decision,
})

/** Fees in force that these units set, and those for whole associations, newest year first. */
export async function readFees(db: Db, units: readonly string[] | 'all', untilYear: number): Promise<Fee[]> {
  let query = ownTables<DuesTables>(db)
    .selectFrom('dues_fees')
    .select(columns)
    .where('replaced_at', 'is', null)
    .where('year', '<=', untilYear)
  if (units !== 'all')
    query = query.where((where) =>
      where.or([where('unit_code', 'is', null), sql<boolean>`unit_code = any(${[...units]}::text[])`]),
    )
  return (await query.orderBy('year', 'desc').orderBy('unit_code').orderBy('kind').execute()).map(toFee)
}

/** Fees by id, replaced ones too: what a receipt was written by. */
export async function feesById(db: Db, ids: readonly string[]): Promise<Map<string, Fee>> {
  if (ids.length === 0) return new Map()
  const rows = await ownTables<DuesTables>(db)
    .selectFrom('dues_fees')
    .select(columns)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, toFee(row)]))
}
