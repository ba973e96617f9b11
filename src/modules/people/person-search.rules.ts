import { fold } from '#kernel/search/normalise.ts'
import { parseNationalId } from '#kernel/crypto/national-id.ts'

/**
 * What somebody typed to find a person, as conditions on `people.words`: of each group one word must be there. `names`
 * are the words that may also name a place, in their order.
 */
export type PersonQuery = {
  names: string[]
  groups: string[][]
  /** Last digits of a phone number, five or more of them. */
  phoneEnds: string[]
  nationalId?: string
  /** Nine digits: a card of before, unless it is a phone number without its zero. */
  oldId?: string
  /** Words typed with their accents, lower case: who has exactly them comes first. */
  accented: string[]
}

/** More words say nothing more. */
const MOST_WORDS = 10

/** Parses a search; undefined when nothing searchable was typed. */
export function parsePersonQuery(text: string): PersonQuery | undefined {
  const query: PersonQuery = { names: [], groups: [], phoneEnds: [], accented: [] }
  const joined = joinDigits(text.normalize('NFC').slice(0, 200))
  const pieces = joined.split(/[\s,;]+/u).filter((piece) => piece !== '')
  for (const piece of pieces.slice(0, MOST_WORDS)) takePiece(query, piece)
  const said = query.names.length + query.groups.length + query.phoneEnds.length
  return said > 0 || query.nationalId !== undefined ? query : undefined
}

// "0905 123 456" and "012 345 678 901" are one number each; "1985 456" are a year and the end of a phone number.
const joinDigits = (text: string) =>
  text.replaceAll(/(?:\+84|\b0)\d{0,3}(?:[ .]\d{2,4}){2,3}\b|\b\d{3}(?:[ .]\d{3}){3}\b/g, (number) =>
    number.replaceAll(/[ .]/g, ''),
  )

function takePiece(query: PersonQuery, piece: string): void {
  const date = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(piece)
  if (date) {
    const [, day = '', month = '', year = ''] = date
    query.groups.push([`b${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`])
    return
  }
  if (/^\+?\d+$/.test(piece)) return takeNumber(query, piece.replace('+', ''))
  if (/\d/.test(piece)) {
    query.groups.push([`m${fold(piece).replaceAll(' ', '-')}`])
    return
  }
  const words = fold(piece)
    .split(' ')
    .filter((word) => word !== '')
  query.names.push(...words)
  const lower = piece.toLowerCase()
  if (words.length === 1 && lower !== words[0]) query.accented.push(lower)
}

function takeNumber(query: PersonQuery, digits: string): void {
  const number = `m${digits}`
  const id = parseNationalId(digits)
  if (id !== undefined) {
    query.nationalId = id
    return
  }
  if (digits.length === 9) query.oldId = digits
  if (digits.length <= 2) query.groups.push([`y19${digits.padStart(2, '0')}`, `y20${digits.padStart(2, '0')}`, number])
  else if (digits.length === 4 && /^(19|20)/.test(digits)) query.groups.push([`y${digits}`, `#${digits}`, number])
  else if (digits.length <= 4) query.groups.push([`#${digits}`, number])
  else {
    // 0905… and +84905… end alike from the ninth digit before the end.
    query.groups.push([`#${digits.slice(-4)}`, number])
    query.phoneEnds.push(digits.slice(-9).replace(/^0/, ''))
  }
}

/** Runs of neighbouring words that may name a place: at most five words long, not all that was typed unless alone. */
export function placeRuns(names: readonly string[]): { from: number; to: number; name: string }[] {
  const runs = []
  for (let from = 0; from < names.length; from += 1)
    for (let to = from + 1; to <= Math.min(names.length, from + 5); to += 1)
      runs.push({ from, to, name: names.slice(from, to).join(' ') })
  return runs
}
