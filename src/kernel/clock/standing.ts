import type { WorkingCalendar } from '#kernel/clock/calendar.ts'
import { dayOfMinute, fromLocalMinute, toLocalMinute } from '#kernel/clock/civil.ts'
import { minutesBetween, runMinutes } from '#kernel/clock/minutes.ts'

/** trước hạn, đúng hạn, quá hạn (finished) / trong hạn, sắp đến hạn, quá hạn (open). */
export type Standing = 'early' | 'on_time' | 'overdue' | 'running' | 'due_soon'

export type StandingInput = {
  dueAt: Date
  receivedAt: Date
  now: Date
  /** null while the dossier is open. */
  finishedAt: Date | null
  /** `day`: on the due day is on time; `minute`: only the due minute itself, any minute before is early. */
  granularity?: 'day' | 'minute'
  /** An open dossier is due soon when less than this share of its time is left. */
  soonShare?: number
}

/**
 * How a dossier stands against its due moment (docs/clock.md, "Words"). Time left is counted in working minutes when
 * a calendar is given, else on the wall clock.
 */
export function standing(calendar: WorkingCalendar | undefined, input: StandingInput): Standing {
  const due = toLocalMinute(input.dueAt)
  if (input.finishedAt === null) return standingOfOpen(calendar, input, due)
  const finished = toLocalMinute(input.finishedAt)
  if (finished > due) return 'overdue'
  if (input.granularity === 'minute') return finished < due ? 'early' : 'on_time'
  return dayOfMinute(finished) < dayOfMinute(due) ? 'early' : 'on_time'
}

function standingOfOpen(calendar: WorkingCalendar | undefined, input: StandingInput, due: number): Standing {
  const now = toLocalMinute(input.now)
  if (now > due) return 'overdue'
  const span = (from: number): number => (calendar ? minutesBetween(calendar, from, due) : due - from)
  const left = span(now)
  const whole = span(toLocalMinute(input.receivedAt))
  return left < whole * (input.soonShare ?? 0.2) ? 'due_soon' : 'running'
}

/**
 * Splits the working time between reception and due moment by the time shares of the steps of a procedure version
 * (any positive numbers; they are set against their sum). Returns one due moment per share, the last being `dueAt`:
 * inner deadlines never extend the promised one. RangeError for no shares or a share that is not positive.
 */
export function stepDueMoments(
  calendar: WorkingCalendar,
  receivedAt: Date,
  dueAt: Date,
  shares: readonly number[],
): Date[] {
  if (shares.length === 0 || shares.some((s) => !(s > 0) || !Number.isFinite(s)))
    throw new RangeError('bad step shares')
  const from = toLocalMinute(receivedAt)
  const due = toLocalMinute(dueAt)
  const sum = shares.reduce((a, b) => a + b, 0)
  const minutes = minutesBetween(calendar, from, due)
  let before = 0
  return shares.map((share, i) => {
    before += share
    if (i === shares.length - 1) return fromLocalMinute(due)
    return fromLocalMinute(Math.min(due, runMinutes(calendar, from, Math.round((minutes * before) / sum)).at))
  })
}
