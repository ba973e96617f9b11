import { realDate } from './birth-match.rules.ts'
import type { MatchRecord } from './match.rules.ts'

/**
 * Numbers under which records that may be of one person meet; whole, below 2^53. Each key alone is narrow, and what no key
 * brings together could not reach `PROBABLE` by its weights: a name and a year without commune, phone or number, say.
 */
export function matchKeys(record: MatchRecord): number[] {
  const keys = new Set<number>()
  const add = (...parts: (string | number)[]) => keys.add(hash53(parts.join('|')))
  if (record.nationalId !== null) add('n', record.nationalId)
  if (record.oldId !== null) add('o', record.oldId)
  for (const phone of record.phones) add('p', phone)
  const date = realDate(record.birthDate)
  // Day and month in one order, so that swapped ones meet.
  const day = date === null ? null : [date.slice(8, 10), date.slice(5, 7)].toSorted().join('')
  const given = record.name.words.at(-1) ?? ''
  const year = record.birthYear ?? ''
  if (day !== null) {
    add('d', year, day, given)
    for (const commune of record.communes) add('t', year, day, commune)
  }
  for (const { sorted } of [record.name, ...record.otherNames]) {
    // Given name first, in another commune.
    if (day !== null) add('b', year, day, sorted)
    for (const commune of record.communes) {
      if (year !== '') add('c', year, sorted, commune)
      // A wrong year.
      if (day !== null) add('e', day, sorted, commune)
    }
  }
  // Only the year is known, and the name is misspelt or shortened.
  if (year !== '') for (const commune of record.communes) add('g', given, year, commune)
  return [...keys]
}

/** More records than this under one key tell nothing (a phone number 0900000000): the key is passed over. */
export const KEY_MOST = 400

/** cyrb53 by bryc (public domain): 53 bits, so that a key is a number both here and as bigint in the database. */
function hash53(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
