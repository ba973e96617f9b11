import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'

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
