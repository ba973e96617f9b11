import { sql } from 'kysely'
import type { Db } from './db.ts'

/**
 * Runs statements without nested loops, within the transaction of `db`. For joins over many rows that came just now: until
 * they are counted (autovacuum, minutes later), PostgreSQL takes those of a new key for one row, and a loop over that
 * "one row" compares each with each (12,000 rows: a minute, 100,000: hours).
 */
export async function withoutNestedLoops<T>(db: Db, run: () => Promise<T>): Promise<T> {
  await sql`set local enable_nestloop = off`.execute(db)
  const result = await run()
  // Not after a failure: the transaction is over, and its settings with it.
  await sql`set local enable_nestloop = on`.execute(db)
  return result
}
