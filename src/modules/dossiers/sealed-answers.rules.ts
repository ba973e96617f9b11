import type { Answers } from '#modules/forms/index.ts'

/** Column names under which values are encrypted (kernel/crypto/aead.ts). */
export const sealedColumns = {
  nationalId: 'dossiers.applicant.national_id',
  phone: 'dossiers.applicant.phone',
  answers: 'dossiers.answers.national_id',
} as const

/** An encrypted value as kernel/crypto/aead.ts writes it. */
const SEALED = /^v1\.[0-9a-z]{1,12}\.[\w-]{50,}$/

/**
 * The answers with every 12-digit number encrypted (Law 91/2025/QH15): those of persons, and any other text that is
 * nothing but twelve digits, whatever a later procedure calls it.
 */
export const sealNumbers = (answers: Answers, encrypt: (text: string) => string): Answers =>
  mapTexts(answers, (text) => (/^\d{12}$/.test(text) ? encrypt(text) : text)) as Answers

/** The answers with those numbers decrypted, or masked by `open`. */
export const openNumbers = (answers: Answers, open: (sealed: string) => string): Answers =>
  mapTexts(answers, (text) => (SEALED.test(text) ? opened(text, open) : text)) as Answers

// Somebody may have typed what looks like an encrypted value: it is then just her text.
function opened(text: string, open: (sealed: string) => string): string {
  try {
    return open(text)
  } catch {
    return text
  }
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]))
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

/** `hanh@vidu.vn` → `h***@vidu.vn`. */
export const maskEmail = (email: string): string => `${email.slice(0, 1)}***${email.slice(email.lastIndexOf('@'))}`

/** What stands for a house number and street: where in the country is shown, which door is not. */
export const MASKED_LINE = '***'
