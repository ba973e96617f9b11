import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_HOURS } from '#kernel/clock/clock.ts'
import { hoursOn, isProvisional, nearestRows, scopesOf, type ScopedRow } from './scope.rules.ts'

const row = (scope: string, date: string, kind: ScopedRow['kind'] = 'holiday'): ScopedRow => ({
  scope,
  date,
  kind,
  name: scope,
  source: 's',
})
const scopes = scopesOf(['48', '20965'])

test('a unit comes before its province, the province before the country', () => {
  expect(scopes).toEqual(['20965', '48', 'vn'])
})

describe('the nearest row of a date wins', () => {
  test('a storm closes an office on a Saturday that the country made a working day', () => {
    const rows = [row('vn', '2026-08-22', 'swapped_work'), row('20965', '2026-08-22', 'closure')]
    expect(nearestRows(rows, scopes)).toEqual([row('20965', '2026-08-22', 'closure')])
  })

  test('in any order of rows, one row a date, sorted, and none from nearer', () => {
    const anyRow = fc
      .record({ scope: fc.constantFrom(...scopes), day: fc.integer({ min: 10, max: 20 }) })
      .map(({ scope, day }) => row(scope, `2026-03-${day}`))
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { selector: (one) => one.scope + one.date }), (rows) => {
        const kept = nearestRows(rows, scopes)
        expect(kept.map((one) => one.date)).toEqual([...new Set(rows.map((one) => one.date))].toSorted())
        for (const one of kept)
          for (const other of rows)
            if (other.date === one.date)
              expect(scopes.indexOf(one.scope)).toBeLessThanOrEqual(scopes.indexOf(other.scope))
      }),
    )
  })
})

describe('the week of a date', () => {
  const hours = [
    { scope: '48', validFrom: '2026-01-01', weekday: 1, from: 450, to: 690 },
    { scope: '48', validFrom: '2027-01-01', weekday: 6, from: 480, to: 660 },
    { scope: 'vn', validFrom: '2025-01-01', weekday: 2, from: 420, to: 660 },
  ]

  test('is the latest that has begun, of the nearest scope that has one', () => {
    expect(hoursOn(hours, scopes, '2026-06-01')).toMatchObject({
      scope: '48',
      hours: { 1: [{ from: 450, to: 690 }], 6: [] },
    })
    expect(hoursOn(hours, scopes, '2027-06-01')).toMatchObject({
      scope: '48',
      hours: { 1: [], 6: [{ from: 480, to: 660 }] },
    })
    expect(hoursOn(hours, scopes, '2025-06-01')).toMatchObject({ scope: 'vn' })
  })

  test('is the default where nobody has said anything', () => {
    expect(hoursOn(hours, scopes, '2024-06-01')).toEqual({ scope: null, hours: DEFAULT_HOURS })
  })
})

test('a source that says "cần đối chiếu" is provisional', () => {
  expect(isProvisional('Bộ luật Lao động 2019, Điều 112; cần đối chiếu với thông báo hằng năm')).toBe(true)
  expect(isProvisional('Bộ luật Lao động 2019, Điều 112')).toBe(false)
})
