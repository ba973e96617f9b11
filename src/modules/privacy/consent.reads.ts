import type { Db } from '#kernel/db/db.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import type { Locale } from '#kernel/i18n/t.ts'
import { consentPurposes, isConsentPurpose, type ConsentPurpose, type ConsentSubject } from './consent.rules.ts'
import type { ConsentQuestion, ConsentState } from './consent.schema.ts'
import { readConsents, readTexts } from './consent.store.ts'

/** The questions of these purposes in this language, in their fixed order. */
export async function questionsFor(
  db: Db,
  locale: Locale,
  purposes: readonly ConsentPurpose[] = Object.keys(consentPurposes) as ConsentPurpose[],
): Promise<ConsentQuestion[]> {
  const texts = await readTexts(db)
  return purposes.flatMap((purpose) => {
    const found = texts.find((text) => text.purpose === purpose)
    if (!found || !isConsentPurpose(found.purpose)) return []
    return [{ purpose, version: found.version, ...found.texts[locale], sensitive: found.sensitive }]
  })
}

/** Each purpose with whether it stands for the subject, and its history. */
export async function statesOf(
  db: Db,
  locale: Locale,
  subject: ConsentSubject,
  purposes?: readonly ConsentPurpose[],
): Promise<ConsentState[]> {
  const rows = await readConsents(db, subject)
  return (await questionsFor(db, locale, purposes)).map((question) => {
    const own = rows.filter((row) => row.purpose === question.purpose)
    return {
      ...question,
      given: own.some((row) => row.withdrawn_at === null),
      history: own.map((row) => ({
        id: row.id,
        version: row.version,
        textHash: row.text_hash,
        givenAt: isoMoment(row.given_at),
        givenScreen: row.given_screen,
        channel: row.given_channel,
        dossier: row.dossier_id !== null || row.draft_id !== null,
        withdrawnAt: row.withdrawn_at && isoMoment(row.withdrawn_at),
      })),
    }
  })
}
