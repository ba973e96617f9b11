import { formatDay, MINUTES_PER_DAY, parseDay, weekdayOf, type Weekday } from '#kernel/clock/civil.ts'

/** A working session in minutes of day, half-open: 07:00 is in, 11:30 is not. */
export type Session = { from: number; to: number }

/** Sessions of each ISO weekday (1 = Monday ... 7 = Sunday); an empty list is a day off. */
export type WeekHours = Record<Weekday, readonly Session[]>

/** `swapped_work` makes a date a working day; every other kind takes it off. */
export const CALENDAR_ROW_KINDS = ['holiday', 'substitute', 'swapped_off', 'swapped_work', 'closure'] as const
export type CalendarRowKind = (typeof CALENDAR_ROW_KINDS)[number]
/** One dated row: `date` is `YYYY-MM-DD`, `name` what people call the day, `source` the decision behind it. */
export type CalendarRow = { date: string; kind: CalendarRowKind; name: string; source: string }

/** Why a date is off: its weekday has no sessions, or a row says so. */
export type DayOff =
  | { date: string; reason: 'weekend' }
  | { date: string; reason: Exclude<CalendarRowKind, 'swapped_work'>; name: string; source: string }

/** What the calendar knows about one date. */
export type CalendarDay = {
  readonly number: number
  readonly date: string
  readonly sessions: readonly Session[]
  /** Set exactly when there are no sessions. */
  readonly off?: DayOff
}

/** Immutable; made by `buildCalendar`. */
export type WorkingCalendar = {
  /** The day of a day number (see civil.ts); cached. */
  readonly day: (number: number) => CalendarDay
  /** Whether the yearly notice for this year is in the calendar (docs/clock.md: an unknown year warns). */
  readonly isPublished: (year: number) => boolean
}

export type CalendarInput = {
  hours: WeekHours
  rows: readonly CalendarRow[]
  publishedYears: readonly number[]
  /** Sessions of a `swapped_work` day; `DEFAULT_SESSIONS` unless the unit says otherwise. */
  swappedSessions?: readonly Session[]
}

/** 07:00-11:30 and 13:30-17:00: eight hours (docs/clock.md). */
export const DEFAULT_SESSIONS: readonly Session[] = [
  { from: 7 * 60, to: 11 * 60 + 30 },
  { from: 13 * 60 + 30, to: 17 * 60 },
]
/** Monday to Friday with `DEFAULT_SESSIONS`. */
export const DEFAULT_HOURS: WeekHours = {
  1: DEFAULT_SESSIONS,
  2: DEFAULT_SESSIONS,
  3: DEFAULT_SESSIONS,
  4: DEFAULT_SESSIONS,
  5: DEFAULT_SESSIONS,
  6: [],
  7: [],
}

/** Days kept in memory per calendar; a dossier rarely looks further than a year around today. */
const CACHE_LIMIT = 20_000
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/**
 * Builds the working calendar of a unit.
 * Throws RangeError for sessions that overlap, are empty, out of order or reach midnight (the due day would be the
 * next one), for a week without sessions, and for a row whose date does not exist.
 */
export function buildCalendar(input: CalendarInput): WorkingCalendar {
  const hours = Object.fromEntries(WEEKDAYS.map((w) => [w, checkedSessions(input.hours[w])])) as WeekHours
  if (WEEKDAYS.every((w) => hours[w].length === 0)) throw new RangeError('a week needs at least one session')
  const swapped = checkedSessions(input.swappedSessions ?? DEFAULT_SESSIONS)
  const rows = rowsByDay(input.rows)
  const published = new Set(input.publishedYears)
  const cache = new Map<number, CalendarDay>()
  return Object.freeze({
    day(number: number): CalendarDay {
      const known = cache.get(number)
      if (known) return known
      if (cache.size >= CACHE_LIMIT) cache.clear()
      const made = makeDay(number, hours[weekdayOf(number)], swapped, rows.get(number))
      cache.set(number, made)
      return made
    },
    isPublished: (year: number) => published.has(year),
  })
}

function makeDay(
  number: number,
  sessions: readonly Session[],
  swapped: readonly Session[],
  rows: readonly CalendarRow[] = [],
): CalendarDay {
  const date = formatDay(number)
  if (rows.some((r) => r.kind === 'swapped_work')) return { number, date, sessions: swapped }
  const off = rows.find(
    (r): r is CalendarRow & { kind: Exclude<CalendarRowKind, 'swapped_work'> } => r.kind !== 'swapped_work',
  )
  if (off)
    return {
      number,
      date,
      sessions: [],
      off: Object.freeze({ date, reason: off.kind, name: off.name, source: off.source }),
    }
  if (sessions.length > 0) return { number, date, sessions }
  return { number, date, sessions, off: Object.freeze({ date, reason: 'weekend' }) }
}

function rowsByDay(rows: readonly CalendarRow[]): Map<number, CalendarRow[]> {
  const byDay = new Map<number, CalendarRow[]>()
  for (const row of rows) {
    const day = parseDay(row.date)
    if (day === undefined) throw new RangeError(`no such date: ${row.date}`)
    byDay.set(day, [...(byDay.get(day) ?? []), { ...row }])
  }
  return byDay
}

function checkedSessions(sessions: readonly Session[]): readonly Session[] {
  let end = 0
  for (const { from, to } of sessions) {
    const whole = Number.isInteger(from) && Number.isInteger(to)
    if (!whole || from < end || to <= from || to >= MINUTES_PER_DAY)
      throw new RangeError(`bad working session ${from}-${to}`)
    end = to
  }
  return sessions.map((s) => ({ ...s }))
}
