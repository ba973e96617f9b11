import { expect, test } from 'vitest'
import {
  addMonths,
  civilDate,
  civilDateOf,
  dayNumber,
  formatDay,
  formatMoment,
  formatTime,
  fromLocalMinute,
  parseDay,
  parseTime,
  toLocalMinute,
  weekdayOf,
} from '#kernel/clock/civil.ts'

const day = (text: string): number => parseDay(text) as number

test('every day from 1890 to 2110 agrees with the calendar of JavaScript', () => {
  for (let n = day('1890-01-01'); n <= day('2110-12-31'); n += 1) {
    const js = new Date(n * 86_400_000)
    const there = { year: js.getUTCFullYear(), month: js.getUTCMonth() + 1, day: js.getUTCDate() }
    if (
      dayNumber(there) !== n ||
      weekdayOf(n) !== (js.getUTCDay() || 7) ||
      formatDay(n) !== js.toISOString().slice(0, 10)
    )
      expect.fail(`day ${n}: ${formatDay(n)}`)
    if (civilDate(n).day !== there.day) expect.fail(`civil date of day ${n}`)
  }
})

test.each([
  '2026-02-31',
  '2026-02-29',
  '2100-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '2026-1-1',
  '26-01-01',
  '2026-01-01 ',
  '2026/01/01',
  '',
  '٢٠٢٦-01-01',
])('%j is no date', (text) => expect(parseDay(text)).toBeUndefined())

test.each(['24:00', '7:00', '07:60', '0700', '07:00:00', ' 07:00', ''])('%j is no time of day', (text) => {
  expect(parseTime(text)).toBeUndefined()
})

test('existing dates and times are read and written back', () => {
  expect(formatDay(day('2028-02-29'))).toBe('2028-02-29')
  expect([parseTime('00:00'), parseTime('11:30'), parseTime('23:59')]).toEqual([0, 690, 1439])
  expect([formatTime(0), formatTime(690)]).toEqual(['00:00', '11:30'])
})

test('a moment is read in Viet Nam and its seconds are cut off', () => {
  const minute = toLocalMinute(new Date('2026-11-22T18:30:59.999Z'))
  expect(formatMoment(minute)).toBe('2026-11-23T01:30:00+07:00')
  expect(fromLocalMinute(minute)).toEqual(new Date('2026-11-22T18:30:00Z'))
  expect(civilDateOf(new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23')
  expect(formatMoment(toLocalMinute(new Date('1969-12-31T16:59:30Z')))).toBe('1969-12-31T23:59:00+07:00')
})

test('months later is the same day of the month, or the last one there is', () => {
  const later = (from: string, months: number): [string, boolean] => {
    const there = addMonths(day(from), months)
    return [formatDay(there.day), there.clamped]
  }
  expect(later('2026-01-31', 1)).toEqual(['2026-02-28', true])
  expect(later('2028-01-31', 1)).toEqual(['2028-02-29', true])
  expect(later('2026-11-30', 3)).toEqual(['2027-02-28', true])
  expect(later('2026-12-15', 1)).toEqual(['2027-01-15', false])
  expect(later('2026-03-31', 12)).toEqual(['2027-03-31', false])
})
