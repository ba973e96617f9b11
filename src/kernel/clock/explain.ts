import type { DayOff } from '#kernel/clock/calendar.ts'
import { civilDate, parseDay, weekdayOf } from '#kernel/clock/civil.ts'
import type { Moment, Step } from '#kernel/clock/steps.ts'

/** Translates a message id of `clock.…` with ICU parameters; see messages/{vi,en,pl}.json. */
export type Translate = (key: string, params?: Record<string, string | number>) => string

type Params = Record<string, string | number>
type DayParams = { name: string; onDay: string; ofDay: string; time: string }
type Speaker = { t: Translate; withYear: boolean }

/** Beyond this many days the minutes of each day would be a table, not a sentence. */
const MOST_PARTS = 4
/** A weekday alone names a day of the coming week; further away the date is needed. */
const WEEKDAY_IS_ENOUGH = 6

/**
 * The arithmetic of a due moment as sentences, each starting with a capital (docs/clock.md, "Explanation").
 * Ordinary weekends are not mentioned; days off with a name are. Dates show the year when more than one year matters.
 */
export function explainSteps(steps: readonly Step[], t: Translate, locale: string): string[] {
  return clauses(steps, t).map((text) => capital(text, locale))
}

/** The same as one line: "Nhận lúc 16:40 thứ Năm 19/11; bắt đầu tính từ thứ Sáu; …; hẹn trả 17:00 thứ Tư 25/11". */
export function explainLine(steps: readonly Step[], t: Translate, locale: string): string {
  return capital(clauses(steps, t).join('; '), locale)
}

function clauses(steps: readonly Step[], t: Translate): string[] {
  const speaker = { t, withYear: spansYears(steps) }
  return steps.flatMap((step) => sentence(step, speaker) ?? [])
}

function capital(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}

function sentence(step: Step, s: Speaker): string | string[] | undefined {
  const say = (params: Params, variant = ''): string => s.t(`clock.step.${step.kind}${variant}`, params)
  switch (step.kind) {
    case 'received':
    case 'restarted':
    case 'due':
      return say(dayParams(step.at, s))
    case 'moved_to_opening':
      return [say(dayParams(step.to, s), `.${step.reason}`), namedDaysOff(step.skipped, s) ?? []].flat()
    case 'first_day_not_counted':
      return say(firstDay(step, s))
    case 'working_days_counted':
      return say({ count: step.count })
    case 'days_skipped':
      return namedDaysOff(step.days, s)
    case 'cutoff_met':
      return say({ cutoff: step.cutoff })
    case 'cutoff_passed':
      return say({ cutoff: step.cutoff, ...dayParams(step.next, s) })
    case 'calendar_days':
    case 'clock_hours':
      return say({ count: step.count, ...dayParams(step.to, s) })
    case 'months':
      return say({ count: step.count, ...dayParams(step.to, s) }, step.clamped ? '_clamped' : '')
    case 'hours_run':
      return hoursRun(step, s)
    case 'landed_on_day_off':
      return say({ off: landedOn(step, s), ...dayParams(step.to, s) })
    case 'landed_outside_hours':
      return say(dayParams(step.to, s))
    case 'waiting_added':
      if (step.minutes === 0) return s.t('clock.step.waiting_no_minutes', span(step, s))
      return say({ duration: duration(step.minutes, s), ...span(step, s) })
    case 'waiting_ignored':
    case 'extended':
      return say(span(step, s))
    case 'unpublished_year':
      return say({ year: String(step.year) })
  }
}

function hoursRun(step: Step & { kind: 'hours_run' }, s: Speaker): string {
  const whole = duration(step.minutes, s)
  if (step.parts.length < 2 || step.parts.length > MOST_PARTS) return s.t('clock.step.hours_run', { duration: whole })
  const parts = step.parts.map((p) =>
    s.t('clock.step.hours_run_part', { ...dayParams(p.date, s), duration: duration(p.minutes, s) }),
  )
  return s.t('clock.step.hours_run_parts', { duration: whole, parts: parts.join(', ') })
}

function firstDay(step: { date: string; from: string }, s: Speaker): Params {
  const [d0, from] = [dayOf(step.date), dayOf(step.from)]
  const full = dayParams(step.from, s)
  if (from - d0 > WEEKDAY_IS_ENOUGH) return { onWeekday: full.onDay, ofWeekday: full.ofDay }
  return {
    onWeekday: s.t(`clock.weekday.on.${weekdayOf(from)}`),
    ofWeekday: s.t(`clock.weekday.of.${weekdayOf(from)}`),
  }
}

/** Days off that have a name; neighbours with the same name become one range. Undefined when all are plain weekends. */
function namedDaysOff(days: readonly DayOff[], s: Speaker): string | undefined {
  const runs: { first: DayOff; last: DayOff }[] = []
  for (const day of days) {
    if (day.reason === 'weekend') continue
    const run = runs.at(-1)
    if (run && dayOf(day.date) === dayOf(run.last.date) + 1 && label(day) === label(run.last)) run.last = day
    else runs.push({ first: day, last: day })
  }
  return runs.length > 0 ? runs.map((r) => dayOff(r.first, r.last, s)).join(', ') : undefined
}

/** The day that was hit, and the named days off after it. */
function landedOn(step: Step & { kind: 'landed_on_day_off' }, s: Speaker): string {
  const hit = step.day.reason === 'weekend' ? [dayOff(step.day, step.day, s)] : []
  return [...hit, namedDaysOff(step.skipped, s) ?? []].flat().join(', ')
}

function dayOff(first: DayOff, last: DayOff, s: Speaker): string {
  const [from, to] = [dayParams(first.date, s), dayParams(last.date, s)]
  const range = {
    fromName: from.name,
    toName: to.name,
    fromOfName: from.ofDay,
    toOfName: to.ofDay,
  }
  const name = first === last ? range.fromName : s.t('clock.day_off.range', range)
  return s.t(`clock.day_off.${first.reason}`, { name, reason: first.reason === 'weekend' ? '' : first.name })
}

function label(day: DayOff): string {
  return day.reason === 'weekend' ? '' : `${day.reason} ${day.name}`
}

/** Working time in words: hours and minutes. */
function duration(minutes: number, s: Speaker): string {
  const parts = { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
  const form = parts.minutes === 0 ? 'hours' : parts.hours === 0 ? 'minutes' : 'both'
  return s.t(`clock.duration.${form}`, parts)
}

function span(step: { from: Moment; to: Moment }, s: Speaker): Params {
  const [from, to] = [dayParams(step.from, s), dayParams(step.to, s)]
  return {
    fromTime: from.time,
    fromOnDay: from.onDay,
    fromOfDay: from.ofDay,
    toTime: to.time,
    toOnDay: to.onDay,
    toOfDay: to.ofDay,
  }
}

/** `name` (wtorek 24.11), `onDay` (we wtorek 24.11), `ofDay` (wtorku 24.11) and, for a moment, `time`. */
function dayParams(at: string, s: Speaker): DayParams {
  const day = dayOf(at)
  const date = dateText(day, s)
  const weekday = weekdayOf(day)
  const named = (form: string): string => `${s.t(`clock.weekday.${form}.${weekday}`)} ${date}`
  return { name: named('name'), onDay: named('on'), ofDay: named('of'), time: at.slice(11, 16) }
}

function dateText(number: number, s: Speaker): string {
  const { year, month, day } = civilDate(number)
  const params = { day2: String(day).padStart(2, '0'), month2: String(month).padStart(2, '0'), year: String(year) }
  return s.t(s.withYear ? 'clock.date.long' : 'clock.date.short', params)
}

function dayOf(at: string): number {
  const day = parseDay(at.slice(0, 10))
  if (day === undefined) throw new RangeError(`not a date: ${at}`)
  return day
}

/** Whether the dates of the steps lie in more than one year. */
function spansYears(steps: readonly Step[]): boolean {
  const dates = steps
    .flatMap((step) => Object.values(step))
    .filter((v) => typeof v === 'string' && /^\d{4}-\d\d-\d\d/.test(v))
  return new Set(dates.map((d) => String(d).slice(0, 4))).size > 1
}
