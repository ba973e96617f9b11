import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { Verdict } from './malware-scan.ts'
import type { FileTables } from './upload.store.ts'

export type WaitingFile = { id: string; sha256: string; tries: number }

/** Files whose turn with the scanner has come, the longest waiting first. */
export async function findWaiting(db: Db, now: Date, limit: number): Promise<WaitingFile[]> {
  return ownTables<FileTables>(db)
    .selectFrom('files')
    .select(['id', 'sha256', 'scan_tries as tries'])
    .where('scan', '=', 'waiting')
    .where('scan_after', '<=', now)
    .orderBy('scan_after')
    .limit(limit)
    .execute()
}

/** The name under which the scanner knows these bytes as malware, from whatever hand-in of them. */
export async function findFinding(db: Db, sha256: string): Promise<string | undefined> {
  const row = await ownTables<FileTables>(db)
    .selectFrom('files')
    .select('scan_finding')
    .where('sha256', '=', sha256)
    .where('scan', '=', 'infected')
    .limit(1)
    .executeTakeFirst()
  return row?.scan_finding ?? undefined
}

/** Every hand-in of the same bytes gets the verdict; an infected one stays infected. Returns their ids. */
export async function saveVerdict(db: Db, sha256: string, verdict: Verdict, at: Date): Promise<string[]> {
  const finding = verdict.verdict === 'infected' ? verdict.finding : null
  const rows = await ownTables<FileTables>(db)
    .updateTable('files')
    .set({ scan: verdict.verdict, scan_finding: finding, scan_after: null, scanned_at: at })
    .where('sha256', '=', sha256)
    .where('scan', 'in', finding === null ? ['waiting'] : ['waiting', 'unscanned', 'clean'])
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** After a try without a verdict: the next one after 1, 2, 4, … minutes, at most an hour. */
export async function postponeScan(db: Db, id: string, now: Date): Promise<void> {
  await sql`
    update files set scan_tries = scan_tries + 1,
      scan_after = ${now}::timestamptz + least(60, power(2, least(scan_tries, 6))) * interval '1 minute'
    where id = ${id} and scan = 'waiting'`.execute(db)
}
