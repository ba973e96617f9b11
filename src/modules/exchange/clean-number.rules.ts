import { fault, nothing, type Cleaned } from './cleaned.rules.ts'
import { tidy } from './clean-name.rules.ts'

/** New beginnings of mobile numbers since the change of 2018 from eleven digits to ten. */
const MOBILE_2018: Record<string, string> = {
  '0162': '032', '0163': '033', '0164': '034', '0165': '035', '0166': '036', '0167': '037', '0168': '038', '0169': '039',
  '0120': '070', '0121': '079', '0122': '077', '0126': '076', '0128': '078', '0123': '083', '0124': '084', '0125': '085',
  '0127': '081', '0129': '082', '0186': '056', '0188': '058', '0199': '059',
} // oxfmt-ignore

const digitsOf = (text: string): string => text.replaceAll(/[\s.,()'’\-–+]/g, '')

/** Excel keeps fifteen digits and shows long numbers as 4,91E+10: the rest is lost. */
const ROUNDED = /^\d+([.,]\d+)?e\+?\d+$/i

/** A phone number as +84…; the first of several in a cell. Numbers that lost their zero get it back. */
export function cleanPhone(text: string): Cleaned<string> {
  const bare = tidy(text)
  if (bare === '' || /^[-–./?x0]+$/i.test(bare) || /^(không|ko|k)( có)?$/i.test(bare)) return nothing()
  // "0905 123 456 (con gái)", "Bà Hoa: 0905 123 456": whose number it is goes into no field; the page shows what stood there.
  const first =
    bare
      .replaceAll(/\([^()]*\p{L}[^()]*\)/gu, ' ')
      .replace(/^[\p{L}\s.]{1,40}:\s*(?=[\d+])/u, '')
      .trim()
      .split(/[;/]|\s-\s|,\s|(?<=\d{9})\s+(?=0\d{9})/)[0] ?? ''
  const digits = digitsOf(first)
  if (!/^\d+$/.test(digits)) return fault('phone_unreadable')
  // Eleven digits of before 2018 that lost their zero have ten.
  const national = digits.replace(/^(0084|84(?=\d{9,10}$))/, '0').replace(/^1(?=[2689]\d{8}$)/, '01')
  const moved = MOBILE_2018[national.slice(0, 4)]
  if (moved !== undefined && national.length === 11)
    return { value: `+84${(moved + national.slice(4)).slice(1)}`, change: 'old_number' }
  const lost = /^[35789]\d{8}$/.test(national) || /^2\d{9}$/.test(national)
  const whole = lost ? `0${national}` : national
  if (!/^0[35789]\d{8}$/.test(whole) && !/^02\d{9}$/.test(whole)) return fault('phone_unreadable')
  const change = lost ? 'zero_added' : first === whole && first === text ? undefined : 'signs_removed'
  return { value: `+84${whole.slice(1)}`, ...(change && { change }) }
}

/** The identity numbers of a person: twelve digits of today (`national`), nine of the card of before (`old`). */
export type IdNumber = { national: string } | { old: string }

/**
 * An identity number. Eleven digits lost the zero that most provinces begin with, ten lost two (Hà Nội 001 … Hà Giang 002),
 * eight are the old card without its zero.
 */
export function cleanId(text: string): Cleaned<IdNumber> {
  const bare = tidy(text)
  if (bare === '' || /^[-–./?x]+$/i.test(bare) || /^(không|chưa)( có)?$/i.test(bare)) return nothing()
  if (ROUNDED.test(bare)) return fault('id_rounded')
  const digits = digitsOf(bare.replace(/^(cccd|cmnd|cmt)[:\s]*/i, ''))
  if (!/^\d{8,12}$/.test(digits)) return fault('id_unreadable')
  const signs = digits === text ? undefined : ('signs_removed' as const)
  if (digits.length === 12) return { value: { national: digits }, ...(signs && { change: signs }) }
  if (digits.length === 11) return withZeros(digits.padStart(12, '0'))
  if (digits.length === 10) return withZeros(digits.padStart(12, '0'))
  if (digits.length === 9) return { value: { old: digits }, ...(signs && { change: signs }) }
  return { value: { old: digits.padStart(9, '0') }, change: 'zero_added' }
}

// The fourth digit says century and sex; those of the living are 0 to 3.
const withZeros = (digits: string): Cleaned<IdNumber> =>
  /^0\d{2}[0-3]/.test(digits) ? { value: { national: digits }, change: 'zero_added' } : fault('id_unreadable')

/** Sex and year of birth that a number of twelve digits tells (Circular 59/2021/TT-BCA, Art. 4); undefined of later ones. */
export function factsOfId(national: string): { sex: 'female' | 'male'; year: number } | undefined {
  const century = Number(national[3])
  if (!/^\d{12}$/.test(national) || century > 3) return undefined
  const year = 1900 + Math.floor(century / 2) * 100 + Number(national.slice(4, 6))
  return { sex: century % 2 === 1 ? 'female' : 'male', year }
}
