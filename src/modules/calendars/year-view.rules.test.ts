import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nationalCalendar, nationalRows } from '#kernel/testing/clock-calendar.ts'
import { parseDay } from '#kernel/clock/civil.ts'
import { monthsOf } from './year-view.rules.ts'

const week = [true, true, true, true, true, false, false]

test('every day of a year stands once, under its weekday', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2999 }), (year) => {
      const months = monthsOf(year, week, [])
      const days = months.flatMap((month) => month.weeks.flat().filter((cell) => cell !== null))
      expect(days).toHaveLength(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365)
      expect(months.every((month) => month.weeks.every((row) => row.length === 7))).toBe(true)
      const columns = months.flatMap((month) =>
        month.weeks.flatMap((row) => row.map((cell, column) => [cell, column] as const)),
      )
      for (const [cell, column] of columns)
        if (cell) expect((new Date(`${cell.date}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(column)
    }),
    { numRuns: 30 },
  )
})

test('the drawn year and the clock agree on which days are worked', () => {
  const calendar = nationalCalendar()
  const rows = nationalRows().filter((row) => row.date.startsWith('2026'))
  for (const cell of monthsOf(2026, week, rows).flatMap((month) => month.weeks.flat()))
    if (cell) expect(calendar.day(parseDay(cell.date) ?? 0).sessions.length > 0).toBe(cell.open)
})
