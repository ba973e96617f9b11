import { createHash } from 'node:crypto'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { DossierTables } from './dossier.table.ts'

/**
 * The id of the dossier that an applicant token (`ap_…`, given at submission) opens, or undefined. Composed into
 * `Actor.opened` by app/: a bearer token that starts with `ap_` is asked here, any other is a session.
 */
export async function openedByApplicantToken(db: Db, token: string): Promise<string | undefined> {
  if (!/^ap_[A-Za-z0-9_-]{20,60}$/.test(token)) return undefined
  const hash = createHash('sha256').update(token).digest('hex')
  const row = await ownTables<DossierTables>(db)
    .selectFrom('dossiers')
    .select('id')
    .where('applicant_token_hash', '=', hash)
    .executeTakeFirst()
  return row?.id
}
