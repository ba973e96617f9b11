import { parseNationalId } from '#kernel/crypto/national-id.ts'
import type { Sex } from './person.rules.ts'

/** What the QR code of an identity card says and a register needs; the rest is not kept. */
export type CitizenCard = {
  nationalId: string
  /** Nine digits of the card of before; empty when there was none. */
  oldId: string
  name: string
  /** `YYYY-MM-DD`; null when the card says no date that there is. */
  birthDate: string | null
  sex: Sex | null
  /** As one line; the card names units of the map of its day of issue. */
  address: string
  /** `YYYY-MM-DD`, day of issue. */
  issuedOn: string | null
}

/**
 * Reads the QR code of a Vietnamese identity card, with fields between bars: number, number of before or nothing, name,
 * birth as ddmmyyyy, Nam/Nữ, address, day of issue; later cards append more. Undefined for anything else.
 */
export function parseCitizenCard(text: string): CitizenCard | undefined {
  const fields = text
    .normalize('NFC')
    .trim()
    .split('|')
    .map((field) => field.trim())
  if (fields.length < 7) return undefined
  const [number = '', before = '', name = '', birth = '', sex = '', address = '', issued = ''] = fields
  const nationalId = parseNationalId(number)
  if (nationalId === undefined || name === '') return undefined
  return {
    nationalId,
    oldId: /^\d{9}$/.test(before) ? before : '',
    name: capitalised(name),
    birthDate: dayOf(birth),
    sex: /^nam$/i.test(sex) ? 'male' : /^nữ$/i.test(sex) ? 'female' : null,
    address,
    issuedOn: dayOf(issued),
  }
}

/** Newer cards write names in capitals, which nobody does by hand. */
const capitalised = (name: string): string =>
  name !== name.toLocaleUpperCase('vi')
    ? name
    : name
        .toLocaleLowerCase('vi')
        .split(/\s+/)
        .map((word) => word.charAt(0).toLocaleUpperCase('vi') + word.slice(1))
        .join(' ')

function dayOf(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? []
  const iso = `${year}-${month}-${day}`
  return isDay(iso) ? iso : null
}

/** Whether there is such a day: 2025-02-30 is none. */
export function isDay(iso: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return false
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso)
}

/** A birth as people write it: a day (`08/03/1985`, `8-3-1985`, `1985-03-08`) or only the year. Undefined: neither. */
export function readBirth(text: string): { birthDate: string | null; birthYear: number | null } | undefined {
  const typed = text.trim()
  if (typed === '') return { birthDate: null, birthYear: null }
  if (/^(18|19|20)\d{2}$/.test(typed)) return { birthDate: null, birthYear: Number(typed) }
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(typed) ?? []
  const iso = year === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) && iso >= '1850' ? { birthDate: iso, birthYear: Number(iso.slice(0, 4)) } : undefined
}
