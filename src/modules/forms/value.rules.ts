/** Reading what people type: texts, dates, numbers, phone numbers. Pure; what cannot be read is null. */

const READ_AT_MOST = 100_000

/** Controls, lone formatting of direction and the byte-order mark: invisible, and able to disguise a name. */
// oxlint-disable-next-line no-control-regex -- control characters are what this removes
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** One line of text: NFC, no controls, spaces collapsed and trimmed. Emoji and HTML stay as they are: text. */
export function cleanLine(text: string): string {
  return cleanLines(text).replace(/\s+/g, ' ').trim()
}

/** Several lines: as `cleanLine`, but line ends (LF) stay. Text over the reading limit is cut, so that it is refused by length. */
export function cleanLines(text: string): string {
  return text
    .slice(0, READ_AT_MOST)
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, '')
    .trim()
}

/** Length in code points, as JSON Schema counts. */
export function lengthOf(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `31/12/2025`, `1/2/2025`, `1-2-2025` or `2025-12-31` to ISO; null for anything else, 31/02 included. */
export function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const parts = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : null
  if (!parts) return null
  const [year = 0, month = 0, day = 0] = parts.map(Number)
  const days = month === 2 && leap(year) ? 29 : (MONTHS[month - 1] ?? 0)
  if (year < 1 || day < 1 || day > days) return null
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

/** `2025-12-31` to `31/12/2025`. */
export const dateForPeople = (iso: string): string => iso.split('-').toReversed().join('/')

/** Full years from one ISO date to another. */
export function yearsOn(birth: string, today: string): number {
  const before = today.slice(5) < birth.slice(5) ? 1 : 0
  return Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) - before
}

/** A number as Vietnamese write it: `1.500.000` is a million and a half, `12,5` is twelve and a half. */
export function readNumber(text: string): number | null {
  const tight = text.replace(/[\s\u00a0]/g, '')
  if (tight.length > 25) return null
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(tight)) return Number(tight.replaceAll('.', '').replace(',', '.'))
  if (/^-?\d+([.,]\d+)?$/.test(tight)) return Number(tight.replace(',', '.'))
  return null
}

/** Twelve digits; spaces, dots and dashes between them are forgiven. */
export function readNationalId(text: string): string | null {
  const tight = text.replace(/[\s.-]/g, '')
  return /^\d{12}$/.test(tight) ? tight : null
}

/** A Vietnamese number in the national form: `+84 905 123 456` becomes `0905123456`. */
export function readPhone(text: string): string | null {
  const tight = text.replace(/[\s.()-]/g, '').replace(/^(\+|00)84/, '0')
  return PHONE.test(tight) ? tight : null
}

export const PHONE = /^0[1-9]\d{8,9}$/
export const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/
export const EMAIL_LENGTH = 254
export const NAME_LENGTH = 100
export const WORD_LENGTH = 50
export const LINE_LENGTH = 200
