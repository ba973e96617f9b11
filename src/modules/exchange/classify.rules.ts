import type { Match, ProbableDuplicate } from '#modules/duplicates/index.ts'
import { CERTAIN } from '#modules/duplicates/index.ts'
import type { MatchFacts } from '#modules/people/index.ts'
import type { RowRecord } from './clean-row.rules.ts'
import type { FilledField } from './sealed.rules.ts'

/** What makes a row and an earlier one of the same sheet one person: her number, or name with birth and phone. */
export function twinKey(record: RowRecord): string | null {
  if (record.nationalId !== null) return `id ${record.nationalId}`
  if (record.oldId !== null) return `old ${record.oldId}`
  const born = record.birthDate ?? record.birthYear
  if (record.name === null || (born === null && record.phone === null)) return null
  return `${record.name.toLowerCase()} ${born ?? ''} ${record.phone ?? ''} ${record.unit ?? ''}`
}

const has = (match: Pick<Match, 'reasons'>, field: string, ...levels: string[]): boolean =>
  match.reasons.some((reason) => reason.field === field && levels.includes(reason.level))

/**
 * Somebody on record beyond doubt: by the number of her card under the same name, or by a score that leaves none, with
 * name and birth alike. Anybody less sure is for a person to decide.
 */
export function isCertain(match: Pick<Match, 'reasons' | 'score'>): boolean {
  const named = !has(match, 'name', 'different')
  if (named && has(match, 'nationalId', 'same')) return true
  if (has(match, 'nationalId', 'different')) return false
  return match.score >= CERTAIN && has(match, 'name', 'same', 'accents') && has(match, 'birth', 'same', 'year')
}

/** The one person whom a row surely is; undefined for none, and for two who both could be. */
export function certainOf(matches: readonly ProbableDuplicate[]): string | undefined {
  const sure = matches.filter(isCertain)
  return sure.length === 1 ? sure[0]?.personId : undefined
}

/** Fields of a person that are empty and that the row could fill. Nothing that stands is ever overwritten. */
export function fillable(record: RowRecord, facts: MatchFacts): FilledField[] {
  const fields: FilledField[] = []
  if (facts.sex === null && record.sex !== null) fields.push('sex')
  const sameYear = facts.birthYear === null || facts.birthYear === record.birthYear
  if (
    facts.birthDate === null &&
    sameYear &&
    (record.birthDate !== null || (facts.birthYear === null && record.birthYear !== null))
  )
    fields.push('birth')
  if (facts.nationalIdHash === null && record.nationalId !== null) fields.push('nationalId')
  if (facts.oldIdHash === null && record.oldId !== null) fields.push('oldId')
  if (facts.phones.length === 0 && record.phone !== null) fields.push('phone')
  if (facts.line === null && record.address !== null) fields.push('address')
  return fields
}
