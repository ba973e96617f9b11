import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { DuesTables, ReceiptLineRow, ReceiptRow } from './dues.table.ts'

export type Series = { unit: string; year: number }
export const seriesKey = ({ unit, year }: Series): string => `${unit} ${year}`

/**
 * So many numbers that follow each other in each of these series of a unit and year: the first of each, by `seriesKey`. A
 * number is given once the transaction is, so there are no gaps; series are taken in one order, so nobody waits in a ring.
 */
export async function takeNumbers(
  db: Db,
  wanted: readonly (Series & { count: number })[],
): Promise<Map<string, number>> {
  const ordered = wanted.toSorted((a, b) => (seriesKey(a) < seriesKey(b) ? -1 : 1))
  const { rows } = await sql<Series & { last: number }>`
    insert into dues_receipt_numbers as n (unit_code, year, last)
    select * from unnest(${ordered.map(({ unit }) => unit)}::text[], ${ordered.map(({ year }) => year)}::int[], ${ordered.map(({ count }) => count)}::int[])
    on conflict (unit_code, year) do update set last = n.last + excluded.last
    returning unit_code as unit, year, last`.execute(db)
  const counts = new Map(ordered.map((one) => [seriesKey(one), one.count]))
  return new Map(rows.map((row) => [seriesKey(row), row.last - (counts.get(seriesKey(row)) ?? 0) + 1]))
}

export type NewReceipt = Omit<ReceiptRow, 'seq'> & {
  lines: Omit<ReceiptLineRow, 'receipt_id' | 'seq' | 'membership_id'>[]
}

/** Adds receipts with their lines, in two statements. */
export async function insertReceipts(db: Db, receipts: readonly NewReceipt[]): Promise<void> {
  const column = <V>(pick: (receipt: NewReceipt) => V) => receipts.map(pick)
  await sql`
    insert into dues_receipts (id, journal_id, membership_id, association, unit_code, year, number, code, way, paid_on, amount, issued_at, issued_by)
    select * from unnest(${column((r) => r.id)}::uuid[], ${column((r) => r.journal_id)}::uuid[], ${column((r) => r.membership_id)}::uuid[],
      ${column((r) => r.association)}::text[], ${column((r) => r.unit_code)}::text[], ${column((r) => r.year)}::int[],
      ${column((r) => r.number)}::int[], ${column((r) => r.code)}::text[], ${column((r) => r.way)}::text[],
      ${column((r) => r.paid_on)}::date[], ${column((r) => r.amount)}::int[], ${column((r) => r.issued_at)}::timestamptz[],
      ${column((r) => r.issued_by)}::uuid[])`.execute(db)
  const lines = receipts.flatMap((receipt) => receipt.lines.map((line, place) => ({ receipt, line, seq: place + 1 })))
  const each = <V>(pick: (line: (typeof lines)[number]) => V) => lines.map(pick)
  await sql`
    insert into dues_receipt_lines (receipt_id, seq, membership_id, year, amount, fee_id)
    select * from unnest(${each((l) => l.receipt.id)}::uuid[], ${each((l) => l.seq)}::int[], ${each((l) => l.receipt.membership_id)}::uuid[],
      ${each((l) => l.line.year)}::int[], ${each((l) => l.line.amount)}::int[], ${each((l) => l.line.fee_id)}::uuid[])`.execute(
    db,
  )
}

export type StoredReceipt = Omit<ReceiptRow, 'seq'> & {
  lines: { year: number; amount: number }[]
  /** Why it was taken back, and when; null while it stands. */
  reversed: { reason: string; on: string } | null
}

/** Receipts with their lines, newest first, of a member, by code or by id. */
export async function findReceipts(
  db: Db,
  by: { membership: readonly string[] } | { code: string } | { id: string },
): Promise<StoredReceipt[]> {
  let query = ownTables<DuesTables>(db)
    .selectFrom('dues_receipts as r')
    .leftJoin('dues_journals as v', 'v.reverses', 'r.journal_id')
    .select([
      'r.id',
      'r.seq',
      'r.journal_id',
      'r.membership_id',
      'r.association',
      'r.unit_code',
      'r.year',
      'r.number',
      'r.code',
      'r.way',
      'r.paid_on',
      'r.amount',
      'r.issued_at',
      'r.issued_by',
      'v.reason as reversed_reason',
      'v.booked_on as reversed_on',
    ])
    .orderBy('r.seq', 'desc')
    .limit(200)
  if ('membership' in by) query = query.where(sql<boolean>`r.membership_id = any(${[...by.membership]}::uuid[])`)
  else if ('code' in by) query = query.where('r.code', '=', by.code)
  else query = query.where('r.id', '=', by.id)
  const rows = await query.execute()
  if (rows.length === 0) return []
  const lines = await ownTables<DuesTables>(db)
    .selectFrom('dues_receipt_lines')
    .select(['receipt_id', 'year', 'amount'])
    .where(
      'receipt_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('seq')
    .execute()
  return rows.map(({ reversed_reason: reason, reversed_on: on, ...row }) => ({
    ...row,
    lines: lines.filter((line) => line.receipt_id === row.id).map(({ year, amount }) => ({ year, amount })),
    reversed: on === null ? null : { reason: reason ?? '', on },
  }))
}
