import {
  CALENDAR_ROW_KINDS,
  type CalendarRow,
  type CalendarRowKind,
  type Session,
  type WeekHours,
} from '#kernel/clock/clock.ts'
import { formatTime, MINUTES_PER_DAY, parseDay, parseTime } from '#kernel/clock/civil.ts'

export { DEFAULT_HOURS, DEFAULT_SESSIONS } from '#kernel/clock/clock.ts'

/** What is wrong with a calendar row or with working hours; also the last part of the message id. */
export type CalendarFault =
  | 'bad_header'
  | 'bad_columns'
  | 'bad_date'
  | 'bad_kind'
  | 'name_missing'
  | 'source_missing'
  | 'repeated_date'
  | 'bad_year'
  | 'bad_time'
  | 'session_empty'
  | 'sessions_overlap'
  | 'no_sessions'

/** `line` counts from 1, the header being line 1; `value` is the text that was found. */
export type LineFault = { line: number; code: CalendarFault; value: string }
export type Parsed<Row> = { rows: Row[]; faults: LineFault[] }

const HEADER = ['date', 'kind', 'name_vi', 'source']
const LONGEST_TEXT = 500

/**
 * Reads a calendar file (tab-separated: date, kind, name_vi, source; header line first; UTF-8, LF or CRLF).
 * Good rows come back even when others are at fault, but a caller that imports should refuse the file on any fault.
 */
export function parseCalendarTsv(text: string): Parsed<CalendarRow> {
  const parsed: Parsed<CalendarRow> = { rows: [], faults: [] }
  const seen = new Set<string>()
  for (const { line, cells } of tableLines(text, HEADER, parsed.faults)) {
    const [date = '', kind = '', name = '', source = ''] = cells
    const fault =
      cells.length === HEADER.length
        ? checkRow({ date, kind, name, source })
        : ({ code: 'bad_columns', value: cells.join(' | ') } as const)
    if (fault) parsed.faults.push({ line, ...fault })
    else if (seen.has(date)) parsed.faults.push({ line, code: 'repeated_date', value: date })
    else
      parsed.rows.push({
        date,
        kind: kind as CalendarRowKind,
        name: name.normalize('NFC'),
        source: source.normalize('NFC'),
      })
    seen.add(date)
  }
  return parsed
}

/** What is wrong with one row as typed or imported, or undefined. Every day off needs a name and a source. */
export function checkRow(row: {
  date: string
  kind: string
  name: string
  source: string
}): { code: CalendarFault; value: string } | undefined {
  if (parseDay(row.date) === undefined) return { code: 'bad_date', value: row.date }
  if (!isKind(row.kind)) return { code: 'bad_kind', value: row.kind }
  if (!isText(row.name)) return { code: 'name_missing', value: row.name.slice(0, LONGEST_TEXT) }
  if (!isText(row.source)) return { code: 'source_missing', value: row.source.slice(0, LONGEST_TEXT) }
  return undefined
}

/** Years whose yearly notice is in the calendar (tab-separated: year, source). Any other year warns in the clock. */
export function parsePublishedYears(text: string): Parsed<{ year: number; source: string }> {
  const parsed: Parsed<{ year: number; source: string }> = { rows: [], faults: [] }
  for (const { line, cells } of tableLines(text, ['year', 'source'], parsed.faults)) {
    const [year = '', source = ''] = cells
    if (!/^[12]\d{3}$/.test(year)) parsed.faults.push({ line, code: 'bad_year', value: year })
    else if (!isText(source)) parsed.faults.push({ line, code: 'source_missing', value: source })
    else parsed.rows.push({ year: Number(year), source })
  }
  return parsed
}

/**
 * Reads the sessions of one weekday as people type them, `07:00-11:30, 13:30-17:00`; an empty text is a day off.
 * Sessions must be in order and apart, and end before midnight (see `buildCalendar`).
 */
export function parseSessions(text: string): { sessions: Session[] } | { code: CalendarFault; value: string } {
  const sessions: Session[] = []
  let end = 0
  for (const piece of text
    .split(',')
    .map((p) => p.trim())
    .filter((p) => p !== '')) {
    const [from, to] = piece.split(/[-–]/).map((time) => parseTime(time.trim()))
    if (from === undefined || to === undefined || piece.split(/[-–]/).length !== 2)
      return { code: 'bad_time', value: piece }
    if (to <= from || to >= MINUTES_PER_DAY) return { code: 'session_empty', value: piece }
    if (from < end) return { code: 'sessions_overlap', value: piece }
    sessions.push({ from, to })
    end = to
  }
  return { sessions }
}

/** The sessions of a weekday as text, the inverse of `parseSessions`. */
export function formatSessions(sessions: readonly Session[]): string {
  return sessions.map((s) => `${formatTime(s.from)}-${formatTime(s.to)}`).join(', ')
}

/** A week needs at least one session, or nothing would ever be due. */
export function checkWeek(hours: WeekHours): CalendarFault | undefined {
  return Object.values(hours).some((sessions) => sessions.length > 0) ? undefined : 'no_sessions'
}

function tableLines(text: string, header: readonly string[], faults: LineFault[]): { line: number; cells: string[] }[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((raw, i) => ({ line: i + 1, raw }))
  const [first, ...rest] = lines
  if (first?.raw !== header.join('\t')) {
    faults.push({ line: 1, code: 'bad_header', value: first?.raw.slice(0, LONGEST_TEXT) ?? '' })
    return []
  }
  return rest
    .filter(({ raw }) => raw.trim() !== '')
    .map(({ line, raw }) => ({ line, cells: raw.split('\t').map((c) => c.trim()) }))
}

function isKind(kind: string): kind is CalendarRowKind {
  return (CALENDAR_ROW_KINDS as readonly string[]).includes(kind)
}

function isText(text: string): boolean {
  return text.trim() !== '' && text.length <= LONGEST_TEXT
}
