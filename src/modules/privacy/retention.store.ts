import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { IsHeld } from '#kernel/personal/retention-sweep.ts'
import type { PrivacyTables } from './privacy.table.ts'
import type { RetentionLine } from './retention.schema.ts'

const tables = (db: Db) => ownTables<PrivacyTables>(db)

export type RunRow = Omit<PrivacyTables['retention_runs'], 'report'> & { report: RetentionLine[] }

/** A hold of this office names the dossier or account. */
export const isHeld: IsHeld = (kind, id) => sql`exists (select from legal_holds h
  where h.subject_kind = ${kind} and h.subject_id = ${id} and h.lifted_at is null)`

/** Undefined when another run is waiting or running: there is one at a time. */
export async function insertRun(db: Db, run: RunRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('retention_runs')
    .values({ ...run, report: JSON.stringify(run.report) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

const columns = sql`id, dry, state, asked_at, asked_by, as_of, started_at, finished_at, report, report_hash, problem`

/** The run that is under way, if there is one. */
export async function findOpenRun(db: Db): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    select ${columns} from retention_runs where state in ('waiting', 'running')`.execute(db)
  return rows[0]
}

export async function lockRun(db: Db, id: string): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`select ${columns} from retention_runs where id = ${id}::uuid for update`.execute(
    db,
  )
  return rows[0]
}

export async function saveRun(
  db: Db,
  id: string,
  change: Partial<Pick<RunRow, 'state' | 'started_at' | 'finished_at' | 'report_hash' | 'report'>>,
): Promise<void> {
  const { report, ...rest } = change
  await tables(db)
    .updateTable('retention_runs')
    .set({ ...rest, ...(report && { report: JSON.stringify(report) }) })
    .where('id', '=', id)
    .execute()
}

/** The latest runs, newest first. */
export async function readRuns(db: Db, limit: number): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select ${columns} from retention_runs order by asked_at desc, id desc limit ${limit}`.execute(db)
  return rows
}

export async function savePeriod(db: Db, rule: string, days: number, at: Date, by: string | null): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('retention_periods')
    .set({ days, changed_at: at, changed_by: by })
    .where('rule', '=', rule)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
