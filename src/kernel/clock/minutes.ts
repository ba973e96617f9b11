import type { CalendarDay, DayOff, Session, WorkingCalendar } from '#kernel/clock/calendar.ts'
import { dayOfMinute, fromLocalMinute, minuteOfDay, MINUTES_PER_DAY, toLocalMinute } from '#kernel/clock/civil.ts'
import type { OutsideReason } from '#kernel/clock/steps.ts'

/** No office closes for ten years: a longer search means a calendar full of closures, not a far due date. */
const MAX_DAYS_WITHOUT_WORK = 3660

/** The first working day at or after a day number, and the days off passed over. RangeError if none in ten years. */
export function workingDayFrom(calendar: WorkingCalendar, number: number, skipped: DayOff[] = []): CalendarDay {
  for (let n = number; n < number + MAX_DAYS_WITHOUT_WORK; n += 1) {
    const day = calendar.day(n)
    if (!day.off) return day
    skipped.push(day.off)
  }
  throw new RangeError(`no working day within ten years of ${calendar.day(number).date}`)
}

/** Closing time of a working day, as a local minute. */
export function closingOf(day: CalendarDay): number {
  const last = day.sessions.at(-1)
  if (!last) throw new RangeError(`${day.date} is no working day`)
  return day.number * MINUTES_PER_DAY + last.to
}

export type Opening = { at: number; day: CalendarDay; reason?: OutsideReason; skipped: DayOff[] }

/** docs/clock.md "Start": the moment itself when inside a session, else the next opening, with the reason. */
export function nextInside(calendar: WorkingCalendar, minute: number): Opening {
  const skipped: DayOff[] = []
  const today = calendar.day(dayOfMinute(minute))
  const now = minuteOfDay(minute)
  const session = today.sessions.find((s) => now < s.to)
  if (session && now >= session.from) return { at: minute, day: today, skipped }
  if (session) {
    const reason = session === today.sessions[0] ? 'before_opening' : 'lunch'
    return { at: today.number * MINUTES_PER_DAY + session.from, day: today, reason, skipped }
  }
  const day = workingDayFrom(calendar, today.number + (today.off ? 0 : 1), skipped)
  return { at: openingOf(day), day, reason: today.off ? 'day_off' : 'after_closing', skipped }
}

function openingOf(day: CalendarDay): number {
  return day.number * MINUTES_PER_DAY + (day.sessions[0] as Session).from
}

export type Run = { at: number; parts: { date: string; minutes: number }[]; skipped: DayOff[] }

/** Lets working minutes run from a local minute; ends on the closing side of a boundary (11:30, not 13:30). */
export function runMinutes(calendar: WorkingCalendar, from: number, minutes: number): Run {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError(`bad number of minutes: ${minutes}`)
  const run: Run = { at: from, parts: [], skipped: [] }
  let left = minutes
  let number = dayOfMinute(from)
  let earliest = minuteOfDay(from)
  while (left > 0) {
    const day = earliest > 0 ? calendar.day(number) : workingDayFrom(calendar, number, run.skipped)
    const used = runWithin(day, earliest, left)
    if (used.minutes > 0) run.parts.push({ date: day.date, minutes: used.minutes })
    else if (day.off) run.skipped.push(day.off)
    left -= used.minutes
    run.at = day.number * MINUTES_PER_DAY + used.end
    number = day.number + 1
    earliest = 0
  }
  return run
}

function runWithin(day: CalendarDay, earliest: number, left: number): { minutes: number; end: number } {
  let minutes = 0
  let end = earliest
  for (const session of day.sessions) {
    const start = Math.max(session.from, earliest)
    if (start >= session.to) continue
    const taken = Math.min(session.to - start, left - minutes)
    minutes += taken
    end = start + taken
    if (minutes === left) break
  }
  return { minutes, end }
}

/** Working minutes in [from, to) of local minutes; 0 when `to` is not after `from`. */
export function minutesBetween(calendar: WorkingCalendar, from: number, to: number): number {
  let total = 0
  for (let number = dayOfMinute(from); number <= dayOfMinute(to); number += 1) {
    const base = number * MINUTES_PER_DAY
    for (const s of calendar.day(number).sessions) {
      total += Math.max(0, Math.min(base + s.to, to) - Math.max(base + s.from, from))
    }
  }
  return total
}

/**
 * The moment at which `minutes` (whole, >= 0) working minutes have run from `at`; at a boundary the closing side.
 * Zero minutes give `at` (seconds cut off). RangeError for a negative or broken number.
 */
export function addWorkingMinutes(calendar: WorkingCalendar, at: Date, minutes: number): Date {
  return fromLocalMinute(runMinutes(calendar, toLocalMinute(at), minutes).at)
}

/** Working minutes that pass from `a` to `b`; 0 when `b` is not after `a`. */
export function workingMinutesBetween(calendar: WorkingCalendar, a: Date, b: Date): number {
  return minutesBetween(calendar, toLocalMinute(a), toLocalMinute(b))
}
