import { describe, expect, test } from 'vitest'
import {
  buildCalendar,
  DEFAULT_HOURS,
  dueMoment,
  resumeAfterWaiting,
  type CalendarRow,
  type TimeLimit,
} from '#kernel/clock/clock.ts'
import { inVn, nationalCalendar, vn } from '#kernel/testing/clock-calendar.ts'

const calendar = nationalCalendar()
const due = (received: string, limit: TimeLimit, on = calendar): string =>
  inVn(dueMoment(on, vn(received), limit).dueAt)
const kinds = (received: string, limit: TimeLimit): string[] =>
  dueMoment(calendar, vn(received), limit).steps.map((s) => s.kind)
const row = (date: string, kind: CalendarRow['kind']): CalendarRow => ({ date, kind, name: 'x', source: 'test' })

describe('the worked examples of docs/clock.md', () => {
  test.each<[string, TimeLimit, string]>([
    ['2026-11-19 16:40', { unit: 'working_day', value: 3 }, '2026-11-25 17:00'],
    ['2026-11-19 17:00', { unit: 'working_day', value: 3 }, '2026-11-26 17:00'],
    ['2026-11-20 14:59', { unit: 'same_day', value: 1 }, '2026-11-20 17:00'],
    ['2026-11-20 15:00', { unit: 'same_day', value: 1 }, '2026-11-23 17:00'],
    ['2026-11-20 11:30', { unit: 'working_hour', value: 8 }, '2026-11-23 11:30'],
    ['2026-02-14 09:00', { unit: 'working_day', value: 1 }, '2026-02-24 17:00'],
    ['2026-11-09 10:00', { unit: 'day', value: 15 }, '2026-11-25 17:00'],
  ])('received %s with limit %o is due %s', (received, limit, expected) => {
    expect(due(received, limit)).toBe(expected)
  })

  test('a pause from Friday 09:00 to Monday 10:00 adds nine working hours', () => {
    const limit: TimeLimit = { unit: 'working_day', value: 3 }
    const dossier = { receivedAt: vn('2026-11-19 16:40'), limit, dueAt: vn('2026-11-25 17:00') }
    const wait = { waitedFrom: vn('2026-11-20 09:00'), waitedTo: vn('2026-11-23 10:00'), policy: 'pause' as const }
    expect(inVn(resumeAfterWaiting(calendar, { ...dossier, ...wait }).dueAt)).toBe('2026-11-27 08:00')
  })
})

describe('edges of the working day', () => {
  test.each<[string, TimeLimit, string]>([
    // Thursday; every boundary of the sessions, one working hour
    ['2026-11-19 06:59', { unit: 'working_hour', value: 1 }, '2026-11-19 08:00'],
    ['2026-11-19 07:00', { unit: 'working_hour', value: 1 }, '2026-11-19 08:00'],
    ['2026-11-19 10:30', { unit: 'working_hour', value: 1 }, '2026-11-19 11:30'],
    ['2026-11-19 10:31', { unit: 'working_hour', value: 1 }, '2026-11-19 13:31'],
    ['2026-11-19 11:29', { unit: 'working_hour', value: 1 }, '2026-11-19 14:29'],
    ['2026-11-19 12:00', { unit: 'working_hour', value: 1 }, '2026-11-19 14:30'],
    ['2026-11-19 16:00', { unit: 'working_hour', value: 1 }, '2026-11-19 17:00'],
    ['2026-11-19 16:59:59', { unit: 'working_hour', value: 1 }, '2026-11-20 07:59'],
    ['2026-11-19 17:00', { unit: 'working_hour', value: 1 }, '2026-11-20 08:00'],
    ['2026-11-19 07:00', { unit: 'working_hour', value: 8 }, '2026-11-19 17:00'],
    ['2026-11-19 07:00', { unit: 'working_hour', value: 1.5 }, '2026-11-19 08:30'],
    // the whole eight hours to the minute
    ['2026-11-19 16:40', { unit: 'working_day', value: 1, counting: 'to_the_minute' }, '2026-11-20 16:40'],
    ['2026-11-19 07:00', { unit: 'working_day', value: 2, counting: 'to_the_minute' }, '2026-11-20 17:00'],
    // hours round the clock land inside a session: 11:30 and 17:00 are outside
    ['2026-11-19 09:00', { unit: 'hour', value: 8 }, '2026-11-20 07:00'],
    ['2026-11-19 08:30', { unit: 'hour', value: 3 }, '2026-11-19 13:30'],
    ['2026-11-23 09:00', { unit: 'hour', value: 24 }, '2026-11-25 07:00'],
    // same day, another cut-off
    ['2026-11-19 10:00', { unit: 'same_day', value: 1, cutoff: '10:00' }, '2026-11-20 17:00'],
    ['2026-11-19 17:00', { unit: 'same_day', value: 1 }, '2026-11-20 17:00'],
    ['2026-11-19 12:00', { unit: 'same_day', value: 1, cutoff: '13:30' }, '2026-11-20 17:00'],
    // months: no 31 February, a Sunday, New Year
    ['2026-07-31 09:00', { unit: 'month', value: 7 }, '2027-03-01 17:00'],
    ['2026-08-31 09:00', { unit: 'month', value: 1 }, '2026-09-30 17:00'],
    ['2026-11-02 09:00', { unit: 'month', value: 2 }, '2027-01-04 17:00'],
    ['2026-11-28 09:00', { unit: 'day', value: 1 }, '2026-12-01 17:00'],
    ['2026-11-27 17:00', { unit: 'day', value: 4 }, '2026-12-04 17:00'],
  ])('received %s with limit %o is due %s', (received, limit, expected) => {
    expect(due(received, limit)).toBe(expected)
  })

  test('a Saturday that was swapped in counts, with the default sessions', () => {
    const swapped = nationalCalendar([row('2026-11-21', 'swapped_work'), row('2026-11-23', 'swapped_off')])
    expect(due('2026-11-19 16:40', { unit: 'working_day', value: 2 }, swapped)).toBe('2026-11-21 17:00')
    expect(due('2026-11-19 16:40', { unit: 'working_day', value: 3 }, swapped)).toBe('2026-11-25 17:00')
  })

  test('a storm that closes the office for a day moves the due date by that day', () => {
    const storm = nationalCalendar([row('2026-11-23', 'closure')])
    expect(due('2026-11-19 16:40', { unit: 'working_day', value: 3 }, storm)).toBe('2026-11-26 17:00')
  })

  test('a unit that works on Saturday mornings closes at 11:30 on Saturdays', () => {
    const hours = { ...DEFAULT_HOURS, 6: [{ from: 420, to: 690 }] }
    const saturdays = buildCalendar({ hours, rows: [], publishedYears: [2026] })
    expect(due('2026-11-19 16:40', { unit: 'working_day', value: 2 }, saturdays)).toBe('2026-11-21 11:30')
    expect(due('2026-11-21 11:30', { unit: 'same_day', value: 1 }, saturdays)).toBe('2026-11-23 17:00')
  })
})

describe('the arithmetic that is shown', () => {
  test('names what was counted and what was not', () => {
    expect(dueMoment(calendar, vn('2026-11-19 16:40'), { unit: 'working_day', value: 3 })).toMatchSnapshot()
  })

  test('each kind of limit tells its own story, from reception to due moment', () => {
    expect(kinds('2026-11-20 11:30', { unit: 'working_hour', value: 8 })).toEqual([
      'received',
      'moved_to_opening',
      'hours_run',
      'days_skipped',
      'due',
    ])
    expect(kinds('2026-11-20 15:00', { unit: 'same_day', value: 1 })).toEqual([
      'received',
      'cutoff_passed',
      'days_skipped',
      'due',
    ])
    expect(kinds('2026-11-09 10:00', { unit: 'day', value: 15 })).toEqual([
      'received',
      'first_day_not_counted',
      'calendar_days',
      'landed_on_day_off',
      'due',
    ])
    expect(kinds('2026-11-19 09:00', { unit: 'hour', value: 8 })).toEqual([
      'received',
      'clock_hours',
      'landed_outside_hours',
      'due',
    ])
  })

  test('a year without a published calendar warns and still counts', () => {
    const { warnings, steps, dueAt } = dueMoment(calendar, vn('2026-12-31 09:00'), { unit: 'working_day', value: 1 })
    expect(warnings).toEqual([{ code: 'unpublished_year', year: 2027 }])
    expect(steps).toContainEqual({ kind: 'unpublished_year', year: 2027 })
    expect(inVn(dueAt)).toBe('2027-01-04 17:00')
    expect(dueMoment(calendar, vn('2031-03-03 09:00'), { unit: 'working_day', value: 1 }).warnings).toHaveLength(1)
  })
})

describe('what is refused', () => {
  test.each<TimeLimit>([
    { unit: 'working_day', value: 0 },
    { unit: 'working_day', value: -1 },
    { unit: 'working_day', value: 1.5 },
    { unit: 'day', value: Number.NaN },
    { unit: 'month', value: 1e9 },
    { unit: 'working_hour', value: 0.001 },
    { unit: 'same_day', value: 1, cutoff: '24:00' },
  ])('the limit %o', (limit) => {
    expect(() => dueMoment(calendar, vn('2026-11-19 09:00'), limit)).toThrow(RangeError)
  })

  test('an invalid moment, bad sessions, a week off for ever and a date that does not exist', () => {
    const limit: TimeLimit = { unit: 'day', value: 1 }
    const week = (sessions: { from: number; to: number }[]) => ({ ...DEFAULT_HOURS, 1: sessions })
    const build = (over: object) => () => buildCalendar({ hours: DEFAULT_HOURS, rows: [], publishedYears: [], ...over })
    expect(() => dueMoment(calendar, new Date('nonsense'), limit)).toThrow(RangeError)
    expect(build({ hours: week([{ from: 500, to: 500 }]) })).toThrow(RangeError)
    expect(
      build({
        hours: week([
          { from: 500, to: 600 },
          { from: 599, to: 700 },
        ]),
      }),
    ).toThrow(RangeError)
    expect(build({ hours: week([{ from: 500, to: 1440 }]) })).toThrow(RangeError)
    expect(build({ hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } })).toThrow(RangeError)
    expect(build({ rows: [row('2026-02-31', 'holiday')] })).toThrow(RangeError)
  })
})
