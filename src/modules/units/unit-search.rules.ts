import { fold } from '#kernel/search/normalise.ts'

/** What somebody typed to find a unit: words of its name (folded), or digits of its code, and the place it lies in. */
export type UnitQuery = {
  /** The name without its type, folded; empty when only a code was typed. */
  core: string
  /** All that was typed before the comma, folded: prefers "xã Ba Đình" to "phường Ba Đình". */
  full: string
  digits: string
  /** Folded name of a unit above, from behind the comma. */
  place: string
}

const TYPES = [
  'thanh pho',
  'tp',
  'tinh',
  'quan',
  'huyen',
  'thi xa',
  'tx',
  'thi tran',
  'tt',
  'phuong',
  'p',
  'xa',
  'x',
  'dac khu',
]
const LEADING_TYPE = new RegExp(`^(${TYPES.join('|')}) `)
const TRAILING_TYPE = / (commune|ward|special region|city|province|district|town|township)$/

/** Parses a search. Undefined when nothing searchable was typed. */
export function parseUnitQuery(text: string): UnitQuery | undefined {
  const [before = '', ...after] = text.split(',')
  const full = fold(before)
  if (full === '') return undefined
  const digits = /^\d{1,5}$/.test(full) ? full : ''
  return { core: digits ? '' : withoutType(full), full, digits, place: withoutType(fold(after.join(' '))) }
}

function withoutType(folded: string): string {
  return folded.replace(LEADING_TYPE, '').replace(TRAILING_TYPE, '')
}
