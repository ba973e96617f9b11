import { fault, nothing, type Cleaned } from './cleaned.rules.ts'
import { tidy } from './clean-name.rules.ts'

/** A day (`YYYY-MM-DD`), or the year alone where no more is known. */
export type DayOrYear = { date: string | null; year: number }

/** Days since 1899-12-30 as spreadsheets count them: 1930 to 2040. */
const SERIALS = { from: 10_959, to: 51_500 }

/**
 * A date in the shapes in which people type it. `today` (`YYYY-MM-DD`): nothing later is meant; `eldest`: the earliest year
 * that makes sense (births 1900). Years of two digits mean the latest century that is not in the future.
 */
export function cleanDate(text: string, today: string, eldest = 1900): Cleaned<DayOrYear> {
  // The apostrophe with which somebody made the spreadsheet leave her date alone.
  const bare = tidy(text).replace(/^['’‘`]/, '')
  if (bare === '' || /^[-–./?x]+$/i.test(bare)) return nothing()
  const read = readDate(bare.toLowerCase().replace(/[\s,]\d{1,2}:\d{2}(:\d{2})?(\s?[ap]m)?$/, ''), today)
  if (read === undefined) return fault('date_unreadable')
  if (read === 'impossible') return fault('date_impossible')
  const { value } = read
  if (value.year < eldest) return fault('date_impossible')
  if ((value.date ?? `${value.year}`) > (value.date ? today : today.slice(0, 4))) return fault('date_future')
  return { value, ...(read.change && { change: read.change }) }
}

type Read = {
  value: DayOrYear
  change?: 'date_text' | 'date_serial' | 'day_month_swapped' | 'year_only' | 'short_year'
}

function readDate(said: string, today: string): Read | 'impossible' | undefined {
  const text = said.replace(ABOUT, '')
  const read = readExact(text, today)
  // Of what is only about right no day is kept.
  if (text === said || typeof read !== 'object') return read
  return { value: { date: null, year: read.value.year }, change: 'year_only' }
}

/** "khoảng 1960", "~1960", "1960?" */
const ABOUT = /^(?:khoảng|khoang|chừng|chung|độ|tầm|kh\.|~|±)\s*(?=\d|năm)|(?<=\d)\s*(?:\?+|\(\?+\))$/

function readExact(text: string, today: string): Read | 'impossible' | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/.exec(text)
  if (iso) return ofParts(Number(iso[3]), Number(iso[2]), Number(iso[1]), text)
  const words = /^(?:sinh )?(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4}|\d{2})$/.exec(text)
  const parts = words ?? /^(\d{1,2})\s*[-/.\\,]\s*(\d{1,2})\s*[-/.\\,]\s*(\d{4}|\d{2})$/.exec(text)
  if (parts) return ofParts(Number(parts[1]), Number(parts[2]), yearOf(parts[3] ?? '', today), text)
  const eight = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(text)
  if (eight) return ofParts(Number(eight[1]), Number(eight[2]), Number(eight[3]), text)
  const month = /^(?:tháng\s*)?(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(text)
  if (month) return { value: { date: null, year: Number(month[2]) }, change: 'year_only' }
  const year = /^(?:năm\s*|sn\s*)?(\d{4})$/.exec(text)
  if (year) return { value: { date: null, year: Number(year[1]) } }
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text)
  if (serial) return ofSerial(Number(serial[1]))
  const short = /^(\d{2})$/.exec(text)
  return short ? { value: { date: null, year: yearOf(text, today) }, change: 'short_year' } : undefined
}

function ofParts(first: number, second: number, year: number, text: string): Read | 'impossible' {
  // 00/00/1985 is how a form is filled in when only the year is known.
  if (first === 0 || second === 0) return { value: { date: null, year }, change: 'year_only' }
  const swapped = second > 12 && first <= 12
  const [day, month] = swapped ? [second, first] : [first, second]
  if (!isDay(year, month, day)) return 'impossible'
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const short = !text.includes(String(year))
  const change = swapped ? 'day_month_swapped' : short ? 'short_year' : text === date ? undefined : 'date_text'
  return { value: { date, year }, ...(change && { change }) }
}

function ofSerial(days: number): Read | undefined {
  if (days < SERIALS.from || days > SERIALS.to) return undefined
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
  return { value: { date, year: Number(date.slice(0, 4)) }, change: 'date_serial' }
}

function yearOf(text: string, today: string): number {
  if (text.length === 4) return Number(text)
  const now = Number(today.slice(0, 4))
  const this2000 = Math.floor(now / 100) * 100 + Number(text)
  return this2000 > now ? this2000 - 100 : this2000
}

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)

const daysOf = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31
