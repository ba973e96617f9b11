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
