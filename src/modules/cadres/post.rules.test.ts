import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fateOf, lastDayOfTerm, plusDays, standingOf } from './post.rules.ts'

describe('a term', () => {
  test('of five years that begins on 1 July ends on 30 June', () => {
    expect(lastDayOfTerm('2025-07-01', 60)).toBe('2030-06-30')
    expect(lastDayOfTerm('2024-02-29', 60)).toBe('2029-02-27')
    expect(lastDayOfTerm('2026-01-31', 1)).toBe('2026-02-27')
  })

  test('always ends after it began, and never later than so many months', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((n) => plusDays('1950-01-01', n))
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (from, months) => {
        const end = lastDayOfTerm(from, months)
        expect(end >= from).toBe(true)
        expect((Date.parse(end) - Date.parse(from)) / 86_400_000).toBeLessThanOrEqual(months * 31)
      }),
    )
  })

  test('that ends within half a year is to be prepared; when it is over she goes on until somebody follows', () => {
    const post = { from: '2021-12-01', to: null, termTo: '2026-11-30' }
    expect(standingOf(post, '2021-11-30')).toBe('coming')
    expect(standingOf(post, '2026-01-01')).toBe('current')
    expect(standingOf(post, '2026-06-03')).toBe('expiring')
    expect(standingOf(post, '2026-12-01')).toBe('term_over')
    expect(standingOf({ ...post, to: '2026-11-30' }, '2026-12-01')).toBe('ended')
    expect(standingOf({ ...post, termTo: null }, '2066-12-01')).toBe('current')
  })
})

test('in a reform a chair follows her unit where it goes over alone, and ends where several become one', () => {
  const move = { to: 'PN20965', extent: 'whole' as const, merged: false }
  expect(fateOf(move, 'end')).toBe('follows')
  expect(fateOf({ ...move, merged: true }, 'end')).toBe('ends')
  expect(fateOf({ ...move, merged: true }, 'continue')).toBe('follows')
  expect(fateOf({ ...move, to: null }, 'continue')).toBe('ends')
  expect(fateOf({ ...move, extent: 'part', merged: true }, 'end')).toBe('stays')
})
