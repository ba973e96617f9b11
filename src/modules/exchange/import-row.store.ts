import { sql, type Selectable } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { withoutNestedLoops } from '#kernel/db/planner.ts'
import type { ExchangeTables, RowOutcome, RowState } from './exchange.table.ts'
import type { RowMatch } from './import.rules.ts'

const tables = (db: Db) => ownTables<ExchangeTables>(db)

export type StoredRow = Selectable<ExchangeTables['import_rows']>

/** Rows of a sheet, with what the check found of them. Set by set. */
export async function insertRows(
  db: Db,
  importId: string,
  rows: readonly (CheckedRow & { cells: string })[],
): Promise<void> {
  await sql`
    insert into import_rows (import_id, row, cells_sealed, state, faults, changes, twin_hash, matches, person_id, membership_id)
    select ${importId}::uuid, row, cells, state, faults, changes, twin, matches, person, member
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(row int, cells text, state text, faults text[], changes int,
           twin text, matches jsonb, person uuid, member uuid)`.execute(db)
}

export async function deleteRows(db: Db, importId: string): Promise<void> {
  await tables(db).deleteFrom('import_rows').where('import_id', '=', importId).execute()
}

/**
 * The next rows in these states that no other step is at, in the order of the sheet, at most `size` of them. The sheet is
 * cut into pieces of `size` numbers; a step holds a piece until the end of its transaction. Locks on the rows themselves
 * would be written to each of them. `done`: how many rows have been dealt with, so that it does not begin at the first.
 */
export async function claimRows(
  db: Db,
  importId: string,
  states: readonly RowState[],
  { size, done }: { size: number; done: number },
): Promise<StoredRow[]> {
  const last = Math.floor((await lastRow(db, importId)) / size)
  // Steps beside this one are at pieces around the place; earlier ones are looked at when there is none further on.
  const from = Math.min(last, Math.max(0, Math.floor(done / size) - BESIDE))
  for (const piece of [...range(from, last), ...range(0, from - 1)]) {
    if (!(await holdPiece(db, importId, piece))) continue
    // Read after it is held: what another step has done meanwhile is seen.
    const rows = await rowsOfPiece(db, importId, states, [piece * size, piece * size + size - 1])
    if (rows.length > 0) return rows
  }
  return []
}

/** More steps than are taken at a time. */
const BESIDE = 4

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_none, at) => from + at)

async function holdPiece(db: Db, importId: string, piece: number): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('import_rows ' || ${importId}::text), ${piece}::int) as held`.execute(db)
  return rows[0]?.held ?? false
}

const rowsOfPiece = (
  db: Db,
  importId: string,
  states: readonly RowState[],
  [from, to]: readonly [number, number],
): Promise<StoredRow[]> =>
  tables(db)
    .selectFrom('import_rows')
    .selectAll()
    .where('import_id', '=', importId)
    .where('row', '>=', from)
    .where('row', '<=', to)
    .where('state', 'in', [...states])
    .where('outcome', 'is', null)
    .orderBy('row')
    .execute()

/** Whether rows are left in these states, also those that another step is at. */
export async function anyRow(db: Db, importId: string, states: readonly RowState[]): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('import_rows')
    .select('row')
    .where('import_id', '=', importId)
    .where('state', 'in', [...states])
    .where('outcome', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The last row of the sheet that names somebody. */
export async function lastRow(db: Db, importId: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(row), 0) as last from import_rows where import_id = ${importId}::uuid`.execute(db)
  return rows[0]?.last ?? 0
}

/** The next rows that the run did something with, the last of the sheet first: what came last goes first. */
export function nextDone(db: Db, importId: string, below: number, limit: number): Promise<StoredRow[]> {
  return tables(db)
    .selectFrom('import_rows')
    .selectAll()
    .where('import_id', '=', importId)
    .where('outcome', 'in', ['created', 'admitted', 'updated'])
    .where('row', '<', below)
    .orderBy('row', 'desc')
    .limit(limit)
    .execute()
}

export const findRow = (db: Db, importId: string, row: number): Promise<StoredRow | undefined> =>
  tables(db)
    .selectFrom('import_rows')
    .selectAll()
    .where('import_id', '=', importId)
    .where('row', '=', row)
    .executeTakeFirst()

/** What the check found of a row. */
export type CheckedRow = {
  row: number
  state: RowState
  faults: string[]
  changes: number
  twin: string | null
  matches: RowMatch[]
  person: string | null
  member: string | null
}

export async function saveChecked(db: Db, importId: string, rows: readonly CheckedRow[]): Promise<void> {
  const [from, to] = spanOf(rows)
  const save = sql`
    update import_rows i set state = r.state, faults = array(select jsonb_array_elements_text(r.faults)), changes = r.changes,
           twin_hash = r.twin, matches = r.matches, person_id = r.person, membership_id = r.member
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(row int, state text, faults jsonb, changes int, twin text,
           matches jsonb, person uuid, member uuid)
     where i.import_id = ${importId}::uuid and i.row = r.row and i.row between ${from}::int and ${to}::int`
  await withoutNestedLoops(db, () => save.execute(db))
}

/** The numbers between which rows lie: those of a step lie close together. */
const spanOf = (rows: readonly { row: number }[]): [number, number] =>
  rows.reduce<[number, number]>(([from, to], { row }) => [Math.min(from, row), Math.max(to, row)], [MOST_ROWS, 0])

const MOST_ROWS = 2 ** 31 - 1

export async function saveCells(db: Db, importId: string, row: number, cells: string): Promise<void> {
  await tables(db)
    .updateTable('import_rows')
    .set({ cells_sealed: cells })
    .where('import_id', '=', importId)
    .where('row', '=', row)
    .execute()
}

export async function saveDecision(
  db: Db,
  importId: string,
  row: number,
  decision: StoredRow['decision'],
  person: string | null,
): Promise<void> {
  await tables(db)
    .updateTable('import_rows')
    .set({ decision, person_id: person })
    .where('import_id', '=', importId)
    .where('row', '=', row)
    .execute()
}

/** Earlier rows that name the same person, by hash: the first of each. */
export async function firstTwins(
  db: Db,
  importId: string,
  hashes: readonly string[],
  before: number,
): Promise<Map<string, number>> {
  if (hashes.length === 0) return new Map()
  const { rows } = await sql<{ hash: string; row: number }>`
    select twin_hash as hash, min(row) as row from import_rows
     where import_id = ${importId}::uuid and twin_hash = any(${[...hashes]}::text[]) and row < ${before} and state <> 'skipped'
     group by 1`.execute(db)
  return new Map(rows.map(({ hash, row }) => [hash, row]))
}

/**
 * Rows whose person stands in an earlier row get that fault (of `field`), where steps side by side did not see it. Says
 * what `firstTwins` says, of the whole sheet at once.
 */
export async function markTwins(db: Db, importId: string, field: string): Promise<void> {
  const mark = sql`
    update import_rows i set state = 'error', faults = i.faults || (${field} || ':twice_in_file:' || f.first), matches = '[]',
           person_id = null, membership_id = null
      from (select twin_hash, min(row) as first from import_rows
             where import_id = ${importId}::uuid and twin_hash is not null and state <> 'skipped'
             group by 1 having count(*) > 1) f
     where i.import_id = ${importId}::uuid and i.twin_hash = f.twin_hash and i.row > f.first and i.outcome is null
       and coalesce(i.decision, '') not in ('skip', 'new')
       and not exists (select from unnest(i.faults) as fault where fault like '%:twice_in_file:%')`
  await withoutNestedLoops(db, () => mark.execute(db))
}

/** What the run did with rows. */
export type DoneRow = {
  row: number
  outcome: RowOutcome
  person: string | null
  member: string | null
  before: string | null
}

export async function saveDone(db: Db, importId: string, rows: readonly DoneRow[]): Promise<void> {
  const [from, to] = spanOf(rows)
  const save = sql`
    update import_rows i set outcome = r.outcome, person_id = r.person, membership_id = r.member, before_sealed = r.before
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(row int, outcome text, person uuid, member uuid, before text)
     where i.import_id = ${importId}::uuid and i.row = r.row and i.row between ${from}::int and ${to}::int`
  await withoutNestedLoops(db, () => save.execute(db))
}

/** Rows that the run could not do, with the fault that says why. */
export async function refuseRows(db: Db, importId: string, rows: readonly number[], fault: string): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update import_rows set state = 'error', outcome = 'refused', faults = faults || ${fault}::text
     where import_id = ${importId}::uuid and row = any(${[...rows]}::int[])`.execute(db)
}

/** Rows without anything to do get their outcome at once; errors and undecided ones are refused. */
export async function settleRest(db: Db, importId: string): Promise<void> {
  await sql`
    update import_rows set outcome = case when state in ('same', 'skipped') then 'untouched' else 'refused' end
     where import_id = ${importId}::uuid and outcome is null and state not in ('new', 'admit', 'update')`.execute(db)
}

/** Taken back: the rows name nobody any more. */
export async function forgetDone(db: Db, importId: string, rows: readonly number[]): Promise<void> {
  await sql`
    update import_rows set outcome = null, before_sealed = null,
           person_id = case when state = 'new' then null else person_id end,
           membership_id = case when state in ('new', 'admit') then null else membership_id end
     where import_id = ${importId}::uuid and row = any(${[...rows]}::int[])`.execute(db)
}

/**
 * Rows go through the check again: all that nothing was done with yet, or those with a fault of this field. Decisions
 * stand.
 */
export async function checkAgain(db: Db, importId: string, field?: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update import_rows set state = 'waiting', outcome = null
     where import_id = ${importId}::uuid and (outcome is null or outcome in ('untouched', 'refused'))
       and (${field ?? null}::text is null or exists (select from unnest(faults) f where f like ${`${field ?? ''}:%`}))`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}
