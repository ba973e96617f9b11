import type { CalendarRowKind } from '#kernel/clock/clock.ts'

export type CalendarTables = {
  calendar_version: { only_row: boolean; version: number }
  calendars: { scope: string; id: string }
  calendar_days: {
    id: string
    scope: string
    /** `YYYY-MM-DD` */
    date: string
    kind: CalendarRowKind
    name: string
    source: string
    reason: string | null
    provisional: boolean
    added_in: number
    removed_in: number | null
  }
  working_hours: {
    scope: string
    valid_from: string
    weekday: number
    from_minute: number
    to_minute: number
    added_in: number
    removed_in: number | null
  }
  published_years: { year: number; source: string; added_in: number }
}
