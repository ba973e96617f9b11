import type { Locale } from './t.ts'

const DAY = 86_400_000
const OFFSET = 7 * 3_600_000 // Asia/Ho_Chi_Minh, no daylight saving

const two = (value: number) => String(value).padStart(2, '0')

function civil(at: Date) {
  const local = new Date(at.getTime() + OFFSET)
  return {
    day: two(local.getUTCDate()),
    month: two(local.getUTCMonth() + 1),
    year: String(local.getUTCFullYear()),
    time: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
  }
}

/** dd/mm/yyyy in Vietnam's time. */
export function formatDay(at: Date): string {
  const { day, month, year } = civil(at)
  return `${day}/${month}/${year}`
}

/** HH:MM dd/mm/yyyy in Vietnam's time, 24-hour clock. */
export function formatMoment(at: Date): string {
  return `${civil(at).time} ${formatDay(at)}`
}

export const formatTime = (at: Date): string => civil(at).time

/** The civil date in Vietnam as YYYY-MM-DD. */
export function civilDate(at: Date): string {
  const { day, month, year } = civil(at)
  return `${year}-${month}-${day}`
}

/** `2026-11-22` → `22/11/2026`. */
export function formatCivilDate(date: string): string {
  return date.split('-').toReversed().join('/')
}

/** A whole number with its thousands apart: 10.000 (vi), 10,000 (en), 10 000 (pl). */
export function formatCount(count: number, locale: Locale): string {
  const separator = { vi: '.', en: ',', pl: '\u00a0' }[locale]
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, separator)
}

/** Integer dong: 10.000 đồng (vi), 10,000 VND (en), 10 000 VND (pl). */
export function formatMoney(dong: number, locale: Locale): string {
  return `${formatCount(dong, locale)} ${locale === 'vi' ? 'đồng' : 'VND'}`
}

/** ISO 8601 with Vietnam's offset, to the minute's second: 2026-11-25T17:00:00+07:00. */
export function isoMoment(at: Date): string {
  return `${new Date(at.getTime() + OFFSET).toISOString().slice(0, 19)}+07:00`
}

export const addDays = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY)
