import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'

/**
 * Nothing of what was reckoned about these persons is left: keys, and pairs that nobody decided. For the undo of an
 * import; pairs that somebody decided stay, and the database refuses to take such a person back.
 */
export async function forgetPeople(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from match_keys where person_id = any(${[...ids]}::uuid[])`.execute(db)
  await sql`delete from duplicate_pairs where state = 'open' and (a = any(${[...ids]}::uuid[]) or b = any(${[...ids]}::uuid[]))`.execute(
    db,
  )
}
