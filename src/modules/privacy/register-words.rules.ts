import type { T } from '#kernel/i18n/t.ts'
import { sensitiveLetters } from './sensitive.rules.ts'
import type { Keeping, RegisterEntry, RegisterPurpose } from './register.schema.ts'

const kind = (t: T, key: string) => t(`privacy.kind.${key}`)

/** "12 months", "30 days", "10 years": the largest unit that fits whole. */
export function periodWords(t: T, days: number): string {
  if (days === 0) return t('privacy.period.at_once')
  if (days % 365 === 0) return t('privacy.period.years', { count: days / 365 })
  return t('privacy.period.days', { count: days })
}

/** How long, in one sentence. */
export function keepingWords(t: T, { how, rule, of, days }: Keeping): string {
  if (how === 'rule')
    return t(`privacy.rule.${rule ?? ''}`, { period: days === undefined ? '–' : periodWords(t, days) })
  return t(`privacy.keeping.${how}_${how === 'with' ? 'parent' : (of ?? '')}`, { of: of ?? '' })
}

/** `Điều 4 khoản 1 điểm a` where the letter is known. */
export function sensitiveWords(t: T, group: string): string {
  const letter = sensitiveLetters[group as keyof typeof sensitiveLetters]
  const name = t(`privacy.sensitive.${group}`)
  return letter === null ? name : t('privacy.sensitive_letter', { name, letter })
}

export const eraseWords = (t: T, entry: RegisterEntry): string =>
  entry.erase === 'hold' ? t(`privacy.duty.${entry.duty ?? ''}`) : t(`privacy.erase.${entry.erase}`)

export const seenWords = (t: T, entry: RegisterEntry): string =>
  entry.seenBy
    .map((who) =>
      who === 'self' || who === 'nobody'
        ? t(`privacy.seen.${who}`)
        : t('privacy.seen.holders', { who: t(who.replace(':', '.permission.')) }),
    )
    .join('; ')

/** What is held, without the references that only tie rows together. */
export const kindList = (t: T, purpose: Pick<RegisterPurpose, 'kinds'>): string =>
  purpose.kinds
    .filter((key) => key !== 'reference' || purpose.kinds.length === 1)
    .map((key) => kind(t, key))
    .join(', ')

/** One line of the register as a spreadsheet and the printed form have it. */
export function registerLines(t: T, purposes: readonly RegisterPurpose[]): string[][] {
  return purposes.flatMap((purpose) =>
    purpose.entries.flatMap((entry) =>
      entry.columns.map((column) => [
        t(`privacy.purpose.${purpose.purpose}.title`),
        t(`privacy.ground.${purpose.ground}`),
        purpose.law,
        entry.place ? t(`privacy.place.${entry.table}`) : `${entry.table}.${column.column}`,
        kind(t, column.kind),
        column.sensitive.map((group) => sensitiveWords(t, group)).join('; ') || t('privacy.basic'),
        t(`privacy.protection.${column.protection}`),
        keepingWords(t, entry.keeping),
        eraseWords(t, entry),
        seenWords(t, entry),
      ]),
    ),
  )
}

export const registerColumns = [
  'purpose',
  'ground',
  'law',
  'where',
  'what',
  'sensitivity',
  'protection',
  'keeping',
  'erasing',
  'seen_by',
] as const
