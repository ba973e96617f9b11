import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { DuesTables, StatementLineRow } from './dues.table.ts'
import type { Columns, StatementLine } from './statement.rules.ts'

/** The columns that somebody named for a heading of this unit's bank. */
export async function findLayout(db: Db, unit: string, headingHash: string): Promise<Columns | undefined> {
  const row = await ownTables<DuesTables>(db)
    .selectFrom('dues_layouts')
    .select('columns')
    .where('unit_code', '=', unit)
    .where('heading_hash', '=', headingHash)
    .executeTakeFirst()
  return row?.columns as Columns | undefined
}

export async function saveLayout(
  db: Db,
  layout: { id: string; unit: string; headingHash: string; columns: Columns; at: Date },
): Promise<void> {
  const columns = JSON.stringify(layout.columns)
  await sql`
    insert into dues_layouts (id, unit_code, heading_hash, columns, saved_at)
    values (${layout.id}::uuid, ${layout.unit}, ${layout.headingHash}, ${columns}::jsonb, ${layout.at})
    on conflict (unit_code, heading_hash) do update set columns = ${columns}::jsonb, saved_at = ${layout.at}`.execute(
    db,
  )
}

type NewStatement = DuesTables['dues_statements']

/** Stores a statement; false when this unit has the same file already. */
export async function insertStatement(db: Db, row: NewStatement): Promise<boolean> {
  const added = await ownTables<DuesTables>(db)
    .insertInto('dues_statements')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Stores the lines that the unit does not have yet, in one statement; how many that were. */
export async function insertLines(
  db: Db,
  statement: { id: string; unit: string },
  lines: readonly (StatementLine & { id: string; hash: string })[],
): Promise<number> {
  const column = <V>(pick: (line: (typeof lines)[number]) => V) => lines.map(pick)
  const result = await sql`
    insert into dues_statement_lines (id, statement_id, unit_code, line, booked_on, amount, description, payer, reference, line_hash, state)
    select l.id, ${statement.id}::uuid, ${statement.unit}, l.line, l.booked_on, l.amount, l.description, l.payer, l.reference, l.hash, 'open'
      from unnest(${column((l) => l.id)}::uuid[], ${column((l) => l.line)}::int[], ${column((l) => l.bookedOn)}::date[],
        ${column((l) => l.amount)}::int[], ${column((l) => l.description)}::text[], ${column((l) => l.payer)}::text[],
        ${column((l) => l.reference)}::text[], ${column((l) => l.hash)}::text[])
      as l (id, line, booked_on, amount, description, payer, reference, hash)
    on conflict do nothing`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}

export type ListedStatement = {
  id: string
  file_name: string
  uploaded_at: Date
  lines: number
  open: number
}

/** Statements of a unit, newest first. */
export async function readStatements(
  db: Db,
  unit: string,
  before: string | null,
  limit: number,
): Promise<ListedStatement[]> {
  const { rows } = await sql<ListedStatement>`
    select s.id, s.file_name, s.uploaded_at, count(l.id)::int as lines, count(l.id) filter (where l.state = 'open')::int as open
      from dues_statements s left join dues_statement_lines l on l.statement_id = s.id
     where s.unit_code = ${unit} and (${before}::uuid is null or s.id < ${before}::uuid)
     group by s.id order by s.id desc limit ${limit}`.execute(db)
  return rows
}

export const findStatement = (db: Db, id: string) =>
  ownTables<DuesTables>(db)
    .selectFrom('dues_statements')
    .select(['id', 'unit_code', 'file_name', 'uploaded_at'])
    .where('id', '=', id)
    .executeTakeFirst()

const lineColumns = [
  'id',
  'statement_id',
  'unit_code',
  'line',
  'booked_on',
  'amount',
  'description',
  'payer',
  'reference',
  'line_hash',
  'state',
  'receipt_id',
  'settled_at',
  'settled_by',
  'note',
] as const satisfies (keyof StatementLineRow)[]

/** Lines of a statement in the order of the file, after a line. */
export const readStatementLines = (db: Db, statement: string, after: number, limit: number) =>
  ownTables<DuesTables>(db)
    .selectFrom('dues_statement_lines')
    .select(lineColumns)
    .where('statement_id', '=', statement)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute()

/** Lines, locked until the end of the transaction, in one order for all; those of a statement, or one. */
export function lockLines(db: Db, by: { statement: string } | { id: string }): Promise<StatementLineRow[]> {
  const query = ownTables<DuesTables>(db)
    .selectFrom('dues_statement_lines')
    .select(lineColumns)
    .orderBy('id')
    .forUpdate()
  return 'id' in by
    ? query.where('id', '=', by.id).execute()
    : query.where('statement_id', '=', by.statement).where('state', '=', 'open').execute()
}

type Settled = { id: string; receipt: string | null; note?: string }

/** Lines are matched by their receipt, or set aside with a note. */
export async function settleLines(
  db: Db,
  lines: readonly Settled[],
  by: { at: Date; account: string | null },
): Promise<void> {
  const column = <V>(pick: (line: Settled) => V) => lines.map(pick)
  await sql`
    update dues_statement_lines l set state = case when s.receipt is null then 'set_aside' else 'matched' end, receipt_id = s.receipt,
           note = s.note, settled_at = ${by.at}, settled_by = ${by.account}::uuid
      from unnest(${column(({ id }) => id)}::uuid[], ${column(({ receipt }) => receipt)}::uuid[], ${column(({ note }) => note ?? null)}::text[])
        as s (id, receipt, note) where l.id = s.id`.execute(db)
}

/** Lines of statements that were matched by this journal wait again. */
export async function reopenLines(db: Db, journal: string): Promise<void> {
  await sql`
    update dues_statement_lines set state = 'open', receipt_id = null, settled_at = null, settled_by = null
     where receipt_id in (select id from dues_receipts where journal_id = ${journal}::uuid)`.execute(db)
}

/** Memberships that a journal tells of, by its receipt. */
export async function membersOfJournal(db: Db, journal: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select membership_id as id from dues_receipts where journal_id = ${journal}::uuid`.execute(db)
  return rows.map(({ id }) => id)
}
