import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { Counted, CountChange, CountColumn } from './counts.rules.ts'

/** Counts an event once, however often it is delivered. */
export async function countOnce(db: Db, event: Counted, change: CountChange): Promise<boolean> {
  const { rows } = await sql`
    insert into dossier_counted_events (stream_id, seq) values (${event.streamId}::uuid, ${event.seq}) on conflict do nothing returning seq`.execute(
    db,
  )
  if (rows.length === 0) return false
  const columns = change.columns.map((column) => sql.ref(column))
  const raised = change.columns.map((column) => sql`${sql.ref(column)} = c.${sql.ref(column)} + 1`)
  await sql`
    insert into dossier_counts as c (unit_code, day, ${sql.join(columns)}) values (${change.unit}, ${change.day}::date, ${sql.join(columns.map(() => sql`1`))})
    on conflict (unit_code, day) do update set ${sql.join(raised)}`.execute(db)
  return true
}

export type Figures = Record<CountColumn, number>

/** Sums of a unit over days, both included. */
export async function readFigures(db: Db, unit: string, from: string, to: string): Promise<Figures> {
  const { rows } = await sql<Figures>`
    select coalesce(sum(received), 0)::int as received, coalesce(sum(refused), 0)::int as refused, coalesce(sum(resolved), 0)::int as resolved,
      coalesce(sum(early), 0)::int as early, coalesce(sum(on_time), 0)::int as on_time, coalesce(sum(overdue), 0)::int as overdue,
      coalesce(sum(withdrawn), 0)::int as withdrawn, coalesce(sum(stopped), 0)::int as stopped, coalesce(sum(returned), 0)::int as returned,
      coalesce(sum(supplements), 0)::int as supplements
      from dossier_counts where unit_code = ${unit} and day between ${from}::date and ${to}::date`.execute(db)
  return rows[0] as Figures
}
