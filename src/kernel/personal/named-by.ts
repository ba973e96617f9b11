import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { holdsPersonal, type PersonalData } from '#kernel/manifest/personal-data.ts'

/**
 * Which of these persons or memberships rows of other tables name, with those tables: what has come to hang on them. The
 * tables and columns are those that the modules declare (manifest/personal-data.ts); `except` are tables that do not count.
 */
export async function namedBy(
  db: Db,
  inventory: PersonalData,
  kind: 'person' | 'membership',
  ids: readonly string[],
  except: ReadonlySet<string>,
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  if (ids.length === 0) return found
  for (const entry of inventory) {
    if (!holdsPersonal(entry) || except.has(entry.table)) continue
    for (const subject of entry.subjects) {
      if (subject.kind !== kind) continue
      const column = sql.ref(subject.column)
      const { rows } = await sql<{ id: string }>`
        select distinct ${column}::text as id from ${sql.table(entry.table)} where ${column} = any(${ids as string[]}::uuid[])`.execute(
        db,
      )
      for (const { id } of rows) found.set(id, (found.get(id) ?? new Set()).add(entry.table))
    }
  }
  return found
}

/** Streams among these that have more events than `upTo`: something happened since. */
export async function eventsSince(db: Db, stream: string, ids: readonly string[], upTo: number): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select distinct stream_id::text as id from events
     where stream = ${stream} and stream_id = any(${ids as string[]}::uuid[]) and seq > ${upTo}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
