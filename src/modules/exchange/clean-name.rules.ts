import { fault, nothing, type Cleaned } from './cleaned.rules.ts'
import { oncePerWord } from './once-per-word.rules.ts'

/** Letters that look like a space or like nothing: non-breaking and thin spaces, zero-width signs, marks of order. */
const BLANKS = /[\s\u00a0\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]+/g

/**
 * Printed ASCII and composed Latin letters (those of Vietnamese among them) without two spaces together or one at an end:
 * tidy already, as most cells are.
 */
const TIDY = /^(?:[!-~\u00c0-\u024f\u1ea0-\u1ef9]+(?: [!-~\u00c0-\u024f\u1ea0-\u1ef9]+)*)?$/

/** Text in its normal form with single spaces. */
export const tidy = (text: string): string =>
  TIDY.test(text) ? text : text.normalize('NFC').replaceAll(BLANKS, ' ').trim()

/** What a spreadsheet shows of a formula that came to nothing. */
const isFormulaError = (text: string): boolean =>
  text.startsWith('#') && /^#(n\/a|ref!|value!|name\?|div\/0!|num!|null!|err!)$/i.test(text)

/**
 * A name as it is written: `NGUYỄN THỊ HOA` and `nguyễn thị hoa` become `Nguyễn Thị Hoa`. Names that already mix large and
 * small letters keep them (`H'Hen Niê`, `Y Bhok`), but every word begins with a capital.
 */
export function cleanName(text: string): Cleaned<string> {
  const bare = tidy(text).replaceAll(/^[\d.)\-–\s]+(?=\p{L})/gu, '')
  if (bare === '') return nothing()
  if (isFormulaError(bare)) return fault('formula_error')
  if (/\d/.test(bare)) return fault('name_digits')
  if (!/\p{L}.*\p{L}/u.test(bare)) return fault('name_short')
  const begun = properName(bare)
  const value = begun === begun.toUpperCase() ? properName(begun.toLowerCase()) : begun
  if (value === text) return { value }
  return { value, change: value === tidy(text) ? 'spaces' : 'case' }
}

const properName = (name: string): string => name.split(' ').map(properWord).join(' ')

/** A capital at the beginning and after an apostrophe or a hyphen. */
const properWord = oncePerWord((word) =>
  word.replaceAll(/(^|['’\-(])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase()),
)

/** Surname and given name of two columns, in the order in which a name is said. */
export function joinName(family: string, given: string): string {
  return tidy(`${family} ${given}`)
}

/** Running text: an address, a note, a job. */
export function cleanText(text: string): Cleaned<string> {
  const value = tidy(text)
  if (value === '' || /^[-–—./]+$/.test(value)) return nothing()
  if (isFormulaError(value)) return fault('formula_error')
  return value === text ? { value } : { value, change: 'spaces' }
}
