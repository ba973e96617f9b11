import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inVn, nationalCalendar, vn } from '#kernel/testing/clock-calendar.ts'
import { openingAt } from './opening.rules.ts'

const calendar = nationalCalendar()
const at = (text: string) => {
  const { open, until } = openingAt(calendar, vn(text))
  return [open, until && inVn(until)]
}

describe('the sign on the door', () => {
  test.each([
    ['2026-11-20 07:00', true, '2026-11-20 11:30'],
    ['2026-11-20 11:29', true, '2026-11-20 11:30'],
    ['2026-11-20 11:30', false, '2026-11-20 13:30'],
    ['2026-11-20 06:59', false, '2026-11-20 07:00'],
    ['2026-11-20 17:00', false, '2026-11-23 07:00'],
    ['2026-11-24 09:00', false, '2026-11-25 07:00'],
    ['2026-02-14 09:00', false, '2026-02-23 07:00'],
  ])('%s', (text, open, until) => {
    expect(at(text)).toEqual([open, until])
  })
})

test('it always changes at the moment it says, and not before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 * 1440 }), (minutes) => {
      const moment = new Date(vn('2025-06-01 00:00').getTime() + minutes * 60_000)
      const { open, until } = openingAt(calendar, moment)
      expect(openingAt(calendar, until ?? moment).open).toBe(!open)
      expect(openingAt(calendar, new Date((until?.getTime() ?? 0) - 60_000)).open).toBe(open)
    }),
  )
})
