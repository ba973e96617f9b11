import { readFileSync } from 'node:fs'
import { buildCalendar, DEFAULT_HOURS, type CalendarRow, type WorkingCalendar } from '#kernel/clock/clock.ts'

/** Rows of reference/calendars/vn.tsv, read without ceremony for tests; the product parses them in modules/calendars. */
export function nationalRows(): CalendarRow[] {
  const text = readFileSync(new URL('../../../reference/calendars/vn.tsv', import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [date = '', kind = '', name = '', source = ''] = line.split('\t')
      return { date, kind: kind as CalendarRow['kind'], name, source }
    })
}

/** Default hours and the national calendar; 2025 and 2026 are published. `extra` rows are added to it. */
export function nationalCalendar(extra: readonly CalendarRow[] = []): WorkingCalendar {
  return buildCalendar({ hours: DEFAULT_HOURS, rows: [...nationalRows(), ...extra], publishedYears: [2025, 2026] })
}

/** `2026-11-19 16:40` (seconds allowed) in Viet Nam as a moment. */
export function vn(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}+07:00`)
}

/** A moment as `2026-11-19 16:40` in Viet Nam. */
export function inVn(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
