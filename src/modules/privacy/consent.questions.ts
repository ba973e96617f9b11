import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { ConsentPurpose, ConsentSubject } from './consent.rules.ts'
import { findStanding } from './consent.store.ts'

/**
 * Does a consent to this purpose stand for the account, the draft or the dossier? Ask it at the moment of processing,
 * each time: withdrawing stops the processing from then on (Law 91/2025 Art. 9).
 */
export async function hasConsent(db: Db, subject: ConsentSubject, purpose: ConsentPurpose): Promise<boolean> {
  return (await findStanding(db, subject, purpose)).length > 0
}

/** Of these accounts those whose consent to this purpose stands: for lists of any length. */
export async function accountsAgreeing(
  db: Db,
  accounts: readonly string[],
  purpose: ConsentPurpose,
): Promise<Set<string>> {
  const { rows } = await sql<{ account: string }>`
    select account_id as account from consents
     where purpose = ${purpose} and withdrawn_at is null and account_id = any(${[...accounts]}::uuid[])`.execute(db)
  return new Set(rows.map(({ account }) => account))
}
