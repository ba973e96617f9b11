import type { Db } from '#kernel/db/db.ts'
import { readForebears, readHeirs, readLastDay, type Descent } from './unit-lineage.reads.ts'

/**
 * Codes of one day as units of another, by the lineage that reorganisations keep: forward whom they became, backward of
 * whom they were made. A code that never changed is itself; `part` says that only some of it went there, so a figure of
 * the old unit cannot be told for the new one alone. Days are `YYYY-MM-DD`.
 */
export async function mapOnto(
  db: Db,
  codes: readonly string[],
  from: string,
  to: string,
): Promise<Map<string, { code: string; extent: 'whole' | 'part' }[]>> {
  const distinct = [...new Set(codes)]
  const found: Descent[] =
    from <= to ? await readHeirs(db, distinct, from, to) : await readForebears(db, distinct, from, to)
  const mapped = new Map<string, { code: string; extent: 'whole' | 'part' }[]>()
  for (const { from: code, to: heir, extent } of found)
    mapped.set(code, [...(mapped.get(code) ?? []), { code: heir, extent }])
  return mapped
}

/**
 * Where a code leads today: an old paper or QR code names a unit as it was. `knownOn` is the day of the paper; without
 * it a code that still stands is itself, else its last day counts. Empty for a code that was never a unit's.
 */
export async function leadsOn(
  db: Db,
  code: string,
  today: string,
  knownOn?: string,
): Promise<{ code: string; extent: 'whole' | 'part' }[]> {
  const last = await readLastDay(db, code)
  if (last === undefined) return []
  const since = knownOn ?? last ?? today
  return (await mapOnto(db, [code], since, today)).get(code) ?? []
}
