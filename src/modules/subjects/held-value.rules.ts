import { maskNationalId, type NationalId } from '#kernel/crypto/national-id.ts'
import type { DeclaredTable, PersonalColumn, PersonalKind } from '#kernel/manifest/personal-data.ts'

/** Opens one sealed text under its context (kernel/crypto/aead.ts). */
export type Open = (sealed: string, context: string) => string

/** Secrets and proofs: that they are held is said, what they are is shown to nobody. */
const neverShown: readonly PersonalKind[] = ['password', 'second_factor', 'secret_code', 'signature', 'reference']
/** Short enough to be shown on a page, one at a time; the rest is in the download. */
const shortKinds: readonly PersonalKind[] = [
  'name',
  'account_name',
  'phone',
  'email',
  'address',
  'national_id',
  'birth_date',
  'papers',
  'device',
  'correspondence',
  'request',
]

/** Columns of a table that tell of the person and that she may be told. */
export function readableColumns(table: DeclaredTable): [name: string, column: PersonalColumn][] {
  return Object.entries(table.personal).filter(
    ([, column]) =>
      column.about !== 'officer' && !column.generated && !neverShown.includes(column.kind) && isReadable(column),
  )
}

function isReadable({ protection = 'clear' }: PersonalColumn): boolean {
  if (protection === 'clear') return true
  return typeof protection === 'object' && ('sealed' in protection || 'sealedWithin' in protection)
}

/** Whether a page can show the value when it is asked for. */
export const isShort = (column: PersonalColumn): boolean => shortKinds.includes(column.kind)

/** A stored value as its owner may have it: opened, JSON as JSON. Empty values are undefined. */
export function openValue(column: PersonalColumn, value: unknown, open: Open): unknown {
  if (value === null || value === undefined || value === '') return undefined
  const { protection = 'clear' } = column
  if (typeof protection === 'object' && 'sealed' in protection) {
    const text = open(String(value), protection.sealed)
    return text === '' ? undefined : asJson(text)
  }
  if (typeof protection === 'object' && 'sealedWithin' in protection)
    return openWithin(value, protection.sealedWithin, open)
  return value instanceof Date ? value.toISOString() : value
}

const SEALED = /^v1\.[0-9a-z]{1,12}\.[\w-]{38,}$/

function openWithin(value: unknown, context: string, open: Open): unknown {
  if (typeof value === 'string') return SEALED.test(value) ? open(value, context) : value
  if (Array.isArray(value)) return value.map((one) => openWithin(one, context, open))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, openWithin(inner, context, open)]))
}

// What is sealed whole may be an object (a draft) or a plain text that only looks like a number (an ID).
function asJson(text: string): unknown {
  if (!/^[{[]/.test(text)) return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** Enough to recognise one's own, useless to anybody who looks over a shoulder. */
export function maskValue(kind: PersonalKind, value: unknown): string {
  const text = textOf(value)
  if (text === '') return ''
  switch (kind) {
    case 'national_id':
      return /^\d{12}$/.test(text) ? maskNationalId(text as NationalId) : '•••'
    case 'phone':
      return text.slice(-3).padStart(Math.min(text.length, 12), '•')
    case 'email':
      return `${text.slice(0, 1)}•••${text.slice(text.lastIndexOf('@'))}`
    case 'birth_date':
      return `••/••/${text.slice(0, 4)}`
    case 'name':
      return text
        .split(' ')
        .map((word) => `${word.slice(0, 1)}•••`)
        .join(' ')
    default:
      return '•••'
  }
}

/** A value as one line of text. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return JSON.stringify(value)
  return Object.values(value)
    .map(textOf)
    .filter((text) => text !== '')
    .join(', ')
}
