import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addWorkingMinutes,
  buildCalendar,
  CALENDAR_ROW_KINDS,
  DEFAULT_HOURS,
  DEFAULT_SESSIONS,
  dueMoment,
  resumeAfterWaiting,
  workingMinutesBetween,
  type CalendarRow,
  type Session,
  type Step,
  type TimeLimit,
  type WeekHours,
} from '#kernel/clock/clock.ts'
import { clockOracle, type ClockOracle } from '#kernel/testing/clock-oracle.ts'

/** The normal run takes seconds; `MOTCUA_TEST_LONG=yes` (npm run test:long) ten times as many cases. */
const RUNS = process.env['MOTCUA_TEST_LONG'] === 'yes' ? 100_000 : 10_000
const SEED = Number(process.env['MOTCUA_TEST_SEED'] ?? 20_261_122)
const FIRST_DAY = Date.parse('2025-12-15T00:00:00+07:00') / 60_000

const EDGES = [0, 419, 420, 421, 689, 690, 691, 809, 810, 811, 899, 900, 901, 1019, 1020, 1021, 1439]
const minuteOfDay = fc.oneof(fc.constantFrom(...EDGES), fc.integer({ min: 0, max: 1439 }))
/** Offsets in days from FIRST_DAY: late December to early March of a leap year later crosses two year ends. */
const received = fc
  .tuple(fc.integer({ min: 0, max: 830 }), minuteOfDay)
  .map(([day, minute]) => FIRST_DAY + day * 1440 + minute)

const oddSessions: fc.Arbitrary<Session[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 47 }), { minLength: 2, maxLength: 6 })
  .map((halfHours) => halfHours.sort((a, b) => a - b))
  .map((at) =>
    Array.from({ length: Math.floor(at.length / 2) }, (_, i) => ({ from: at[2 * i]! * 30, to: at[2 * i + 1]! * 30 })),
  )

const morning: Session[] = [{ from: 420, to: 690 }]
const touching: Session[] = [
  { from: 450, to: 690 },
  { from: 690, to: 1001 },
]
const maybeSessions = fc.oneof(fc.constant<Session[]>([]), fc.constant(morning), fc.constant(touching), oddSessions)
const oddWeek: fc.Arbitrary<WeekHours> = fc
  .record({
    1: maybeSessions,
    2: oddSessions,
    3: maybeSessions,
    4: oddSessions,
    5: maybeSessions,
    6: maybeSessions,
    7: maybeSessions,
  })
  .map((week) => ({ ...week }))
const week = fc.oneof(
  fc.constant<WeekHours>(DEFAULT_HOURS),
  fc.constant<WeekHours>({ ...DEFAULT_HOURS, 6: morning }),
  oddWeek,
)

const limit: fc.Arbitrary<TimeLimit> = fc.oneof(
  fc.record({ unit: fc.constant('working_hour' as const), value: fc.integer({ min: 1, max: 80 }).map((q) => q / 4) }),
  fc.record({ unit: fc.constant('working_day' as const), value: fc.integer({ min: 1, max: 15 }) }),
  fc.record({
    unit: fc.constant('working_day' as const),
    value: fc.integer({ min: 1, max: 3 }),
    counting: fc.constant('to_the_minute' as const),
  }),
  fc.record({
    unit: fc.constant('same_day' as const),
    value: fc.constant(1),
    cutoff: fc.constantFrom('15:00', '10:00', '17:00', '00:00', '13:30'),
  }),
  fc.constant<TimeLimit>({ unit: 'same_day', value: 1 }),
  fc.record({ unit: fc.constant('day' as const), value: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ unit: fc.constant('hour' as const), value: fc.integer({ min: 1, max: 200 }).map((h) => h / 2) }),
  fc.record({ unit: fc.constant('month' as const), value: fc.integer({ min: 1, max: 14 }) }),
)

const near = fc.record({ offset: fc.integer({ min: -3, max: 25 }), kind: fc.constantFrom(...CALENDAR_ROW_KINDS) })
const someCase = fc.record({
  week,
  received,
  limit,
  seconds: fc.integer({ min: 0, max: 59 }),
  near: fc.array(near, { maxLength: 10 }),
  nearEnd: fc.array(near, { maxLength: 4 }),
  swapped: fc.oneof(fc.constant([...DEFAULT_SESSIONS]), oddSessions),
  waitAfter: fc.integer({ min: 0, max: 6000 }),
  waitFor: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 12_000 })),
  policy: fc.constantFrom('pause' as const, 'restart' as const, 'none' as const),
})

/** Reference days around the reception, and around where the limit roughly ends. */
function rowsOf(c: {
  received: number
  limit: TimeLimit
  near: { offset: number; kind: CalendarRow['kind'] }[]
  nearEnd: typeof c.near
}): CalendarRow[] {
  const days = {
    working_hour: 2,
    working_day: 3,
    same_day: 1,
    day: c.limit.value,
    hour: c.limit.value / 24,
    month: 30.4 * c.limit.value,
  }[c.limit.unit]
  const on =
    (base: number) =>
    ({ offset, kind }: { offset: number; kind: CalendarRow['kind'] }) => {
      const ms = (base + offset * 1440 + 420) * 60_000
      return { date: new Date(ms).toISOString().slice(0, 10), kind, name: `${kind} ${offset}`, source: 'invented' }
    }
  return [...c.near.map(on(c.received)), ...c.nearEnd.map(on(c.received + Math.floor(days) * 1440))]
}

const moment = (minute: number, seconds = 0): Date => new Date((minute * 60 + seconds) * 1000)
const minuteOf = (at: Date): number => at.getTime() / 60_000

const midnight = (date: string): number => minuteOf(new Date(`${date.slice(0, 10)}T00:00+07:00`))
const dateOf = (minute: number): string => new Date((minute + 420) * 60_000).toISOString().slice(0, 10)

/** Every date off in [from, to), as the oracle sees it. */
function daysOff(oracle: ClockOracle, from: string, to: string): string[] {
  const found: string[] = []
  for (let at = midnight(from); at < midnight(to); at += 1440) {
    if (oracle.between(at, at + 1440) === 0) found.push(dateOf(at))
  }
  return found
}

/** Why nobody works at a minute, or undefined when somebody does. */
function whyOutside(oracle: ClockOracle, at: number): string | undefined {
  if (oracle.works(at)) return undefined
  const start = midnight(dateOf(at))
  const [before, after] = [oracle.between(start, at) > 0, oracle.between(at, start + 1440) > 0]
  if (before) return after ? 'lunch' : 'after_closing'
  return after ? 'before_opening' : 'day_off'
}

function checkStart(steps: Step[], received: number, oracle: ClockOracle): void {
  const moved = steps.find((step) => step.kind === 'moved_to_opening')
  expect(moved?.reason).toBe(whyOutside(oracle, received))
  if (!moved) return
  const to = minuteOf(new Date(moved.to))
  expect(oracle.works(to)).toBe(true)
  expect(oracle.between(received, to)).toBe(0)
  expect(moved.skipped.map((d) => d.date)).toEqual(daysOff(oracle, dateOf(received), moved.to))
}

/** What the steps say must be true: sums, counts, exactly the days off passed over, the due moment as last word. */
function checkSteps(steps: Step[], dueAt: Date, oracle: ClockOracle): void {
  const skipped = steps.flatMap((step) => (step.kind === 'days_skipped' ? step.days.map((d) => d.date) : []))
  for (const step of steps) {
    if (step.kind === 'first_day_not_counted') expect(step.from > step.date).toBe(true)
    if (step.kind === 'working_days_counted') {
      const [first = '', last = ''] = [step.dates[0], step.dates.at(-1)]
      expect(new Set(step.dates).size).toBe(step.count)
      expect(step.dates.flatMap((d) => daysOff(oracle, d, dateOf(midnight(d) + 1440)))).toEqual([])
      expect(skipped.filter((d) => d > first)).toEqual(daysOff(oracle, first, last))
    }
    if (step.kind === 'hours_run') {
      expect(step.parts.reduce((sum, p) => sum + p.minutes, 0)).toBe(step.minutes)
      expect(skipped).toEqual(daysOff(oracle, step.from, step.to))
    }
    if (step.kind === 'landed_on_day_off') {
      expect(step.skipped.map((d) => d.date)).toEqual(daysOff(oracle, step.day.date, step.to))
    }
    if (step.kind === 'landed_outside_hours') expect(step.reason).toBe(whyOutside(oracle, minuteOf(new Date(step.at))))
    if (step.kind === 'waiting_added') {
      expect(step.minutes).toBe(oracle.between(minuteOf(new Date(step.from)), minuteOf(new Date(step.to))))
    }
  }
  const last = steps.at(-1)
  expect(last?.kind === 'due' && new Date(last.at).getTime()).toBe(dueAt.getTime())
}

test(
  `the clock agrees with the minute-by-minute oracle in ${RUNS} random cases (seed ${SEED})`,
  { timeout: 600_000 },
  () => {
    fc.assert(
      fc.property(someCase, (c) => {
        const rows = rowsOf(c)
        const calendar = buildCalendar({ hours: c.week, rows, publishedYears: [2026], swappedSessions: c.swapped })
        const oracle = clockOracle({ hours: c.week, rows, swapped: c.swapped })
        const receivedAt = moment(c.received, c.seconds)
        const due = dueMoment(calendar, receivedAt, c.limit)
        expect(minuteOf(due.dueAt)).toBe(oracle.due(c.received, c.limit))
        checkStart(due.steps, c.received, oracle)
        checkSteps(due.steps, due.dueAt, oracle)

        const [from, to] = [c.received + c.waitAfter, c.received + c.waitAfter + c.waitFor]
        const wait = { waitedFrom: moment(from, c.seconds), waitedTo: moment(to, c.seconds), policy: c.policy }
        const resumed = resumeAfterWaiting(calendar, { receivedAt, limit: c.limit, dueAt: due.dueAt, ...wait })
        expect(minuteOf(resumed.dueAt)).toBe(oracle.afterWaiting(c.limit, minuteOf(due.dueAt), from, to, c.policy))
        checkSteps(resumed.steps, resumed.dueAt, oracle)

        expect(workingMinutesBetween(calendar, wait.waitedFrom, wait.waitedTo)).toBe(oracle.between(from, to))
        expect(minuteOf(addWorkingMinutes(calendar, receivedAt, c.waitFor % 1000))).toBe(
          oracle.run(c.received, c.waitFor % 1000),
        )
      }),
      { numRuns: RUNS, seed: SEED },
    )
  },
)

test('working minutes added are working minutes that pass, and more of them never end sooner', () => {
  fc.assert(
    fc.property(week, received, fc.nat(3000), fc.nat(600), (hours, at, minutes, more) => {
      const calendar = buildCalendar({ hours, rows: [], publishedYears: [] })
      const end = addWorkingMinutes(calendar, moment(at), minutes)
      expect(workingMinutesBetween(calendar, moment(at), end)).toBe(minutes)
      expect(addWorkingMinutes(calendar, moment(at), minutes + more).getTime()).toBeGreaterThanOrEqual(end.getTime())
    }),
    { numRuns: 500, seed: SEED },
  )
})
