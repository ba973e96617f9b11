import { realDate } from './birth-match.rules.ts'
import type { MatchRecord } from './match.rules.ts'

/**
 * Numbers under which records that may be of one person meet: by identity number, phone, birth and given name, name and
 * year, name and commune, birth and commune. Whatever one slip spoils, another key still holds. Whole numbers below 2^53.
 */
export function matchKeys(record: MatchRecord): number[] {
  const keys = new Set<number>()
  const add = (...parts: (string | number)[]) => keys.add(hash53(parts.join('|')))
  if (record.nationalId !== null) add('n', record.nationalId)
  if (record.oldId !== null) add('o', record.oldId)
  for (const phone of record.phones) add('p', phone)
  const date = realDate(record.birthDate)
  const given = record.name.words.at(-1) ?? ''
  if (date !== null) {
    // Day and month in one order, so that swapped ones meet.
    const [day, month] = [date.slice(8, 10), date.slice(5, 7)]
    const either = `${date.slice(0, 4)}${day < month ? day + month : month + day}`
    add('d', either, given)
    for (const commune of record.communes) add('t', either, commune)
  }
  for (const name of [record.name, ...record.otherNames]) {
    if (record.birthYear !== null) add('y', name.sorted, record.birthYear)
    for (const commune of record.communes) add('c', name.sorted, commune)
  }
  if (record.birthYear !== null) for (const commune of record.communes) add('g', given, record.birthYear, commune)
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
