import type { CalendarDay, DayOff, WorkingCalendar } from '#kernel/clock/calendar.ts'
import {
  addMonths,
  civilDate,
  dayOfMinute,
  formatDay,
  formatMoment,
  fromLocalMinute,
  minuteOfDay,
  parseTime,
  toLocalMinute,
} from '#kernel/clock/civil.ts'
import { closingOf, nextInside, runMinutes, workingDayFrom } from '#kernel/clock/minutes.ts'
import type { ClockWarning, Due, Step, TimeLimit } from '#kernel/clock/steps.ts'

const DEFAULT_CUTOFF = '15:00'
/** Eight working hours make a working day (docs/clock.md). */
const MINUTES_PER_WORKING_DAY = 480
const MAX_VALUE = 10_000

type Counting = { calendar: WorkingCalendar; start: number; d0: CalendarDay; limit: TimeLimit; steps: Step[] }

/**
 * The due moment of a dossier received at `receivedAt`, with its arithmetic (docs/clock.md).
 * A year without a published calendar gives a warning and is counted with what is known.
 * RangeError for an impossible limit (see `checkTimeLimit`) or a calendar without any working day.
 */
export function dueMoment(calendar: WorkingCalendar, receivedAt: Date, limit: TimeLimit): Due {
  checkTimeLimit(limit)
  const received = toLocalMinute(receivedAt)
  const steps: Step[] = [{ kind: 'received', at: formatMoment(received) }]
  const start = nextInside(calendar, received)
  if (start.reason)
    steps.push({ kind: 'moved_to_opening', reason: start.reason, to: formatMoment(start.at), skipped: start.skipped })
  const due = count({ calendar, start: start.at, d0: start.day, limit, steps })
  return finish(calendar, received, due, steps)
}

/** Adds warnings and the due step; `from` and `due` are local minutes. */
export function finish(calendar: WorkingCalendar, from: number, due: number, steps: Step[]): Due {
  const warnings: ClockWarning[] = []
  for (let year = yearOf(from); year <= yearOf(due); year += 1) {
    if (!calendar.isPublished(year)) warnings.push({ code: 'unpublished_year', year })
  }
  for (const { year } of warnings) steps.push({ kind: 'unpublished_year', year })
  steps.push({ kind: 'due', at: formatMoment(due) })
  return { dueAt: fromLocalMinute(due), steps, warnings }
}

/** RangeError unless `value` is a whole number of units, 1..10,000 (hours may be fractions that make whole minutes). */
export function checkTimeLimit(limit: TimeLimit): void {
  const { unit, value, cutoff } = limit
  if (cutoff !== undefined && parseTime(cutoff) === undefined) throw new RangeError(`bad cut-off: ${cutoff}`)
  if (unit === 'same_day') return
  const hours = unit === 'working_hour' || unit === 'hour'
  const whole = Number.isInteger(hours ? value * 60 : value)
  if (!whole || value <= 0 || value > MAX_VALUE) throw new RangeError(`bad time limit: ${value} ${unit}`)
}

function count(c: Counting): number {
  switch (c.limit.unit) {
    case 'working_hour':
      return run(c, c.limit.value * 60)
    case 'working_day':
      return c.limit.counting === 'to_the_minute' ? run(c, c.limit.value * MINUTES_PER_WORKING_DAY) : workingDays(c)
    case 'same_day':
      return sameDay(c)
    case 'day':
      return calendarDays(c)
    case 'hour':
      return clockHours(c)
    case 'month':
      return months(c)
  }
}

function run({ calendar, start, steps }: Counting, minutes: number): number {
  const { at, parts, skipped } = runMinutes(calendar, start, minutes)
  steps.push({ kind: 'hours_run', minutes, from: formatMoment(start), to: formatMoment(at), parts })
  pushSkipped(steps, skipped)
  return at
}

function workingDays({ calendar, d0, limit, steps }: Counting): number {
  const dates: string[] = []
  const skipped: DayOff[] = []
  let day = d0
  for (let n = 0; n < limit.value; n += 1) {
    day = workingDayFrom(calendar, day.number + 1, skipped)
    dates.push(day.date)
  }
  steps.push({ kind: 'first_day_not_counted', date: d0.date, from: dates[0] ?? d0.date })
  steps.push({ kind: 'working_days_counted', count: limit.value, dates })
  pushSkipped(steps, skipped)
  return closingOf(day)
}

function sameDay({ calendar, start, d0, limit, steps }: Counting): number {
  const cutoff = limit.cutoff ?? DEFAULT_CUTOFF
  if (minuteOfDay(start) < (parseTime(cutoff) as number)) {
    steps.push({ kind: 'cutoff_met', cutoff, date: d0.date })
    return closingOf(d0)
  }
  const skipped: DayOff[] = []
  const next = workingDayFrom(calendar, d0.number + 1, skipped)
  steps.push({ kind: 'cutoff_passed', cutoff, date: d0.date, next: next.date })
  pushSkipped(steps, skipped)
  return closingOf(next)
}

function calendarDays(c: Counting): number {
  const { d0, limit, steps } = c
  const end = d0.number + limit.value
  steps.push({ kind: 'first_day_not_counted', date: d0.date, from: formatDay(d0.number + 1) })
  steps.push({ kind: 'calendar_days', count: limit.value, from: d0.date, to: formatDay(end) })
  return land(c, end)
}

function months(c: Counting): number {
  const { d0, limit, steps } = c
  const { day, clamped } = addMonths(d0.number, limit.value)
  steps.push({ kind: 'months', count: limit.value, from: d0.date, to: formatDay(day), clamped })
  return land(c, day)
}

/** Closing time of that day, or of the next working day. Civil Code 2015, Art. 148(5) (recalled). */
function land({ calendar, steps }: Counting, number: number): number {
  const skipped: DayOff[] = []
  const day = workingDayFrom(calendar, number, skipped)
  const [first] = skipped
  if (first) steps.push({ kind: 'landed_on_day_off', day: first, to: day.date, skipped })
  return closingOf(day)
}

function clockHours({ calendar, start, limit, steps }: Counting): number {
  const end = start + limit.value * 60
  steps.push({ kind: 'clock_hours', count: limit.value, from: formatMoment(start), to: formatMoment(end) })
  const inside = nextInside(calendar, end)
  if (inside.reason) {
    steps.push({
      kind: 'landed_outside_hours',
      at: formatMoment(end),
      reason: inside.reason,
      to: formatMoment(inside.at),
    })
    pushSkipped(steps, inside.skipped)
  }
  return inside.at
}

function pushSkipped(steps: Step[], days: DayOff[]): void {
  if (days.length > 0) steps.push({ kind: 'days_skipped', days })
}

function yearOf(minute: number): number {
  return civilDate(dayOfMinute(minute)).year
}
