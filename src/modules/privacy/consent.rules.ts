import { createHash } from 'node:crypto'
import { canonicalJson } from '#kernel/events/canonical.ts'
import type { PurposeKey } from '#kernel/manifest/personal-data.ts'
import type { Locale } from '#kernel/i18n/t.ts'

/** A question in each language: title, what is done, what happens without consent. */
export type ConsentTexts = Record<Locale, { title: string; text: string; without: string }>

/** Purposes that rest on consent, and whose the consent is: of the person's account, or of one dossier. */
export const consentPurposes = {
  inform_applicants: 'dossier',
  reuse_answers: 'account',
  inform_members: 'account',
  greet_members: 'account',
} as const satisfies Partial<Record<PurposeKey, 'account' | 'dossier'>>
export type ConsentPurpose = keyof typeof consentPurposes

export const isConsentPurpose = (text: string): text is ConsentPurpose => Object.hasOwn(consentPurposes, text)

/** Whose consent is meant: any of these that is named. */
export type ConsentSubject = { accountId?: string | null; draftId?: string; dossierId?: string }

/** One box that was ticked: the purpose, and the version of the text that stood beside it. */
export type Ticked = { purpose: ConsentPurpose; version: number }

/** The hash that a consent keeps of what was read (SHA-256 of the text in all languages, canonical JSON). */
export const textHash = (purpose: string, version: number, texts: ConsentTexts): string =>
  createHash('sha256').update(canonicalJson({ purpose, version, texts })).digest('hex')

/** Boxes of `ui/consent` in a posted form: `consent.<purpose>` holds the version of its text. */
export function readTicked(form: { text(name: string): string }): Ticked[] {
  return (Object.keys(consentPurposes) as ConsentPurpose[]).flatMap((purpose) => {
    const version = Number(form.text(`consent.${purpose}`))
    return Number.isInteger(version) && version > 0 ? [{ purpose, version }] : []
  })
}
