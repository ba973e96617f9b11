import { ownTables, type Db } from '#kernel/db/db.ts'
import type { PrivacyTables } from './privacy.table.ts'

/** Which of these accounts and dossiers are under a legal hold: nothing of them may go, whoever asks. */
export async function underLegalHold(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ownTables<PrivacyTables>(db)
    .selectFrom('legal_holds')
    .select('subject_id')
    .where('subject_id', 'in', [...ids])
    .where('lifted_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.subject_id))
}
