/**
 * Civil time of Viet Nam as plain integers. Asia/Ho_Chi_Minh is UTC+7 all year, so no zone table is needed.
 * A *local minute* counts minutes since 1970-01-01 00:00 local; a *day number* counts days since that date.
 * Seconds are cut off (docs/clock.md, first paragraph).
 */
export const MINUTES_PER_DAY = 1440
const OFFSET_MINUTES = 7 * 60
const MS_PER_MINUTE = 60_000

/** ISO weekday: 1 = Monday ... 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export type CivilDate = { year: number; month: number; day: number }

/** The local minute of a moment, seconds cut off. RangeError for an invalid Date. */
export function toLocalMinute(at: Date): number {
  const ms = at.getTime()
  if (Number.isNaN(ms)) throw new RangeError('not a moment')
  return Math.floor(ms / MS_PER_MINUTE) + OFFSET_MINUTES
}

/** The moment at which a local minute begins. */
export function fromLocalMinute(minute: number): Date {
  return new Date((minute - OFFSET_MINUTES) * MS_PER_MINUTE)
}

/** The day number that a local minute lies in. */
export function dayOfMinute(minute: number): number {
  return Math.floor(minute / MINUTES_PER_DAY)
}

/** Minutes since local midnight, 0..1439. */
export function minuteOfDay(minute: number): number {
  return minute - dayOfMinute(minute) * MINUTES_PER_DAY
}

/** The civil date in Viet Nam of a moment, `YYYY-MM-DD`. */
export function civilDateOf(at: Date): string {
  return formatDay(dayOfMinute(toLocalMinute(at)))
}

/** The weekday of a day number; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days in a month (1..12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Day number of a proleptic Gregorian date. Source: H. Hinnant, "chrono-compatible low-level date algorithms". */
export function dayNumber({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The Gregorian date of a day number; the inverse of `dayNumber`. */
export function civilDate(day: number): CivilDate {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

/** The same day of the month `months` later; the last day of that month where there is none (docs/clock.md, `month`). */
export function addMonths(day: number, months: number): { day: number; clamped: boolean } {
  const from = civilDate(day)
  const index = from.year * 12 + (from.month - 1) + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  const last = daysInMonth(year, month)
  return { day: dayNumber({ year, month, day: Math.min(from.day, last) }), clamped: from.day > last }
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/

/** Day number of a `YYYY-MM-DD`, or undefined when it is not an existing date (31/02 is refused). */
export function parseDay(text: string): number | undefined {
  const found = DATE.exec(text)
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return dayNumber({ year, month, day })
}

/** `YYYY-MM-DD` of a day number. */
export function formatDay(number: number): string {
  const { year, month, day } = civilDate(number)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** Minutes of day of a strict `HH:MM` (00:00..23:59), or undefined. */
export function parseTime(text: string): number | undefined {
  const found = TIME.exec(text)
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined
}

/** `HH:MM` of a minute of day. */
export function formatTime(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** ISO 8601 with the offset of Viet Nam, `2026-11-19T16:40:00+07:00`. */
export function formatMoment(minute: number): string {
  return `${formatDay(dayOfMinute(minute))}T${formatTime(minuteOfDay(minute))}:00+07:00`
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
