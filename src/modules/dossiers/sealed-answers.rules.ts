import type { Answers } from '#modules/forms/index.ts'

/** Column names under which values are encrypted (kernel/crypto/aead.ts). */
export const sealedColumns = {
  nationalId: 'dossiers.applicant.national_id',
  phone: 'dossiers.applicant.phone',
  answers: 'dossiers.answers.national_id',
} as const

/**
 * The answers with every 12-digit number of a person (Law 91/2025/QH15) put through `change`: encrypted on the way in,
 * decrypted or masked on the way out. Persons are the only answers with a `nationalId`.
 */
export function mapNationalIds(answers: Answers, change: (text: string) => string): Answers {
  return mapped(answers, change) as Answers
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'nationalId' && typeof inner === 'string' ? change(inner) : mapped(inner, change),
    ]),
  )
}

/** Commune codes named in the answers (addresses), so that they can be looked up at once. */
export function unitsNamed(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(unitsNamed)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'unit' && typeof inner === 'string' && /^\d{5}$/.test(inner.trim()) ? [inner.trim()] : unitsNamed(inner),
  )
}

/** `0905 123 456` → `*******456`: enough to recognise one's own number, useless to call. */
export const maskPhone = (phone: string): string => phone.slice(-3).padStart(phone.length, '*')
