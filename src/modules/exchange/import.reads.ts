import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { StoredRow } from './import-row.store.ts'
import type { RowOutcome, RowState } from './exchange.table.ts'

export type Counts = { counts: Partial<Record<RowState, number>>; outcomes: Partial<Record<RowOutcome, number>> }

/** The counts of one import. */
export const countsOf = async (db: Db, id: string): Promise<Counts> =>
  (await readCounts(db, [id])).get(id) ?? { counts: {}, outcomes: {} }

/** How many rows of each of these imports are in which state and came to what. */
export async function readCounts(db: Db, ids: readonly string[]): Promise<Map<string, Counts>> {
  const { rows } = await sql<{ id: string; state: RowState; outcome: RowOutcome | null; count: number }>`
    select import_id as id, state, outcome, count(*)::int as count from import_rows
     where import_id = any(${[...ids]}::uuid[]) group by 1, 2, 3`.execute(db)
  const found = new Map<string, Counts>(ids.map((id) => [id, { counts: {}, outcomes: {} }]))
  for (const { id, state, outcome, count } of rows) {
    const of = found.get(id)
    if (!of) continue
    of.counts[state] = (of.counts[state] ?? 0) + count
    if (outcome !== null) of.outcomes[outcome] = (of.outcomes[outcome] ?? 0) + count
  }
  return found
}

/** Which faults there are, the most frequent first. */
export async function readFaults(db: Db, id: string): Promise<{ field: string; code: string; count: number }[]> {
  const { rows } = await sql<{ field: string; code: string; count: number }>`
    select split_part(f, ':', 1) as field, split_part(f, ':', 2) as code, count(*)::int as count
      from import_rows, unnest(faults) f where import_id = ${id}::uuid and state = 'error'
     group by 1, 2 order by 3 desc, 1, 2 limit 40`.execute(db)
  return rows
}

export type RowFilter = { state?: RowState | undefined; outcome?: RowOutcome | undefined; fault?: string | undefined }

/** Rows of an import in the order of the sheet, after `after`. */
export async function readRows(
  db: Db,
  id: string,
  filter: RowFilter,
  after: number,
  limit: number,
): Promise<StoredRow[]> {
  const { rows } = await sql<StoredRow>`
    select * from import_rows where import_id = ${id}::uuid and row > ${after}
       and (${filter.state ?? null}::text is null or state = ${filter.state ?? null})
       and (${filter.outcome ?? null}::text is null or outcome = ${filter.outcome ?? null})
       and (${filter.fault ?? null}::text is null or exists (select from unnest(faults) f where f = ${filter.fault ?? ''} or f like ${`${filter.fault ?? ''}:%`}))
     order by row limit ${limit}`.execute(db)
  return rows
}

/** The first row after `after` that needs somebody: an error or an undecided one; from the start when there is none behind. */
export async function nextOpen(db: Db, id: string, after: number): Promise<number | null> {
  const { rows } = await sql<{ row: number }>`
    select row from import_rows where import_id = ${id}::uuid and state in ('error', 'probable') and row <> ${after}
     order by row <= ${after}, row limit 1`.execute(db)
  return rows[0]?.row ?? null
}

/** Rows whose branch or group nobody knows. */
export async function readUnknownUnits(db: Db, id: string, limit: number): Promise<StoredRow[]> {
  const { rows } = await sql<StoredRow>`
    select * from import_rows where import_id = ${id}::uuid and state = 'error'
       and exists (select from unnest(faults) f where f like '%:unit_%') order by row limit ${limit}`.execute(db)
  return rows
}
