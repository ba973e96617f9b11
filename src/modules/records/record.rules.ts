import type { LocalText } from '#kernel/i18n/t.ts'

export const SECTIONS = ['education', 'work', 'background', 'party'] as const
export type Section = (typeof SECTIONS)[number]

/** A field of the record, as data: `record_fields`. */
export type RecordField = {
  key: string
  section: Section
  kind: 'choice' | 'text' | 'date'
  names: LocalText
  options: readonly { value: string; names: LocalText }[]
  /** Lies apart, behind records:sensitive (Decree 356/2025 Art. 4). */
  sensitive: boolean
  /** Share in the completeness; 0: not asked for. */
  weight: number
}

const MAX_TEXT = 200

/** Why a value cannot stand in a field: a code of `records.errors`; undefined when it can. */
export function factFault(field: RecordField, value: string): string | undefined {
  if (field.kind === 'choice')
    return field.options.some((option) => option.value === value) ? undefined : 'records.bad_choice'
  if (field.kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value) ? undefined : 'records.bad_date'
  return value.length <= MAX_TEXT && !/[\p{Cc}<>]/u.test(value) ? undefined : 'records.bad_text'
}

const isDay = (text: string) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

/** Words without accents, case and signs: "Đại học" and "dai hoc" are the same. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * What people write into a sheet, as a value of the field: the value itself, the words of an option in any language with
 * or without accents, a date as it is. Undefined when it is none.
 */
export function readFact(field: RecordField, text: string): string | undefined {
  const typed = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  if (typed === '') return undefined
  if (field.kind !== 'choice') return factFault(field, typed) === undefined ? typed : undefined
  const words = optionWords(field)
  return words.get(typed) ?? words.get(plain(typed))
}

// A sheet asks the same few fields a hundred thousand times.
const optionWordsOf = new WeakMap<RecordField, ReadonlyMap<string, string>>()

/** The values of a choice by all that is said for them; where two say the same, the first. */
function optionWords(field: RecordField): ReadonlyMap<string, string> {
  const known = optionWordsOf.get(field)
  if (known) return known
  const pairs = field.options.flatMap(({ value, names }) =>
    [value, ...Object.values(names).map(plain)].map((word) => [word, value] as const),
  )
  const made = new Map(pairs.toReversed())
  optionWordsOf.set(field, made)
  return made
}

export type Completeness = { percent: number; missing: RecordField[] }

/** How much of what is asked for is there: shares of the fields by their weights, and those that are missing. */
export function completenessOf(fields: readonly RecordField[], filled: ReadonlySet<string>): Completeness {
  const asked = fields.filter(({ weight }) => weight > 0)
  const sum = (some: readonly RecordField[]) => some.reduce((total, { weight }) => total + weight, 0)
  const missing = asked.filter(({ key }) => !filled.has(key))
  const all = sum(asked)
  return { percent: all === 0 ? 100 : Math.round((100 * (all - sum(missing))) / all), missing }
}

export const OPEN_KINDS = ['family', 'loan', 'award', 'training', 'activity'] as const
export const SENSITIVE_KINDS = ['hardship', 'health', 'discipline'] as const
export type OpenKind = (typeof OPEN_KINDS)[number]
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number]
export type EntryKind = OpenKind | SensitiveKind

/** Closed lists of what an entry tells; the other kinds are free words. Family and hardship are told year by year. */
export const ENTRY_CHOICES = {
  family: ['widowed', 'divorced', 'single_mother', 'no_house', 'poor_house', 'children'],
  hardship: ['poor', 'near_poor', 'left_poverty', 'policy_family', 'disaster'],
  health: ['ill', 'child_ill', 'disabled', 'agent_orange'],
  discipline: ['reprimand', 'warning', 'dismissal', 'expulsion'],
} as const satisfies Partial<Record<EntryKind, readonly string[]>>

export const choicesOf = (kind: EntryKind): readonly string[] | undefined =>
  (ENTRY_CHOICES as Partial<Record<EntryKind, readonly string[]>>)[kind]

export const isByYear = (kind: EntryKind): boolean => kind === 'family' || kind === 'hardship'

export type Entry = {
  what: string
  year: number | null
  from: string | null
  to: string | null
  /** Money in dong, or how many (children under 16). */
  amount: number | null
  note: string
}

/** Faults of an entry by field; empty when it can stand. */
export function entryFaults(kind: EntryKind, entry: Entry): { path: string; code: string }[] {
  const choices = choicesOf(kind)
  const faults: { path: string; code: string }[] = []
  if (entry.what === '') faults.push({ path: 'what', code: 'kernel.required' })
  else if (choices && !choices.includes(entry.what)) faults.push({ path: 'what', code: 'records.bad_choice' })
  if (isByYear(kind) && entry.year === null) faults.push({ path: 'year', code: 'records.year_missing' })
  if (entry.from !== null && entry.to !== null && entry.to < entry.from)
    faults.push({ path: 'to', code: 'records.period_reversed' })
  if (entry.what === 'children' && entry.amount === null)
    faults.push({ path: 'amount', code: 'records.amount_missing' })
  return faults
}

/** Why somebody opens sensitive values: chosen, and in words where none fits. */
export const PURPOSES = ['care', 'policy', 'statistics', 'appointment', 'her_wish', 'other'] as const
export type Purpose = (typeof PURPOSES)[number]

/** As it stands in the log: the chosen purpose, and what was written. */
export const reasonWords = (why: Purpose, reason: string): string => (reason === '' ? why : `${why}: ${reason}`)

/** The ethnic group of the majority (01) and foreigners (99) are no ethnic minority. */
export const MAJORITY_ETHNICITIES: readonly string[] = ['01', '99']
