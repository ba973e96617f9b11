import { ownTables, type Db } from '#kernel/db/db.ts'
import type { Services } from '#kernel/operation/services.ts'
import type { ApplicantAnswer } from '#modules/forms/index.ts'
import type { DraftTables } from './draft.table.ts'

const CONTEXT = 'kept_applicants.applicant_enc'
type Sealing = Pick<Services, 'aead'>
const tables = (db: Db) => ownTables<DraftTables>(db)

/** Keeps the applicant's details for the next application. */
export async function keepApplicant(
  db: Db,
  { aead }: Sealing,
  accountId: string,
  applicant: ApplicantAnswer,
  at: Date,
): Promise<void> {
  const row = { applicant_enc: aead.encrypt(JSON.stringify(applicant), CONTEXT), kept_at: at }
  await tables(db)
    .insertInto('kept_applicants')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute()
}

export async function findKeptApplicant(
  db: Db,
  { aead }: Sealing,
  accountId: string,
): Promise<ApplicantAnswer | undefined> {
  const row = await tables(db)
    .selectFrom('kept_applicants')
    .select('applicant_enc')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row && (JSON.parse(aead.decrypt(row.applicant_enc, CONTEXT)) as ApplicantAnswer)
}

export async function deleteKeptApplicant(db: Db, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('kept_applicants')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
