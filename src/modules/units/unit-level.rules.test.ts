import { describe, expect, test } from 'vitest'
import { mayLieIn, nextCode } from './unit-level.rules.ts'

const above = { place: '20965', parent: 'PN20965' }

describe('the code of a new unit', () => {
  test.each([
    ['PN{place}', [], 'PN20965'],
    ['{parent}-{nn}', [], 'PN20965-01'],
    ['{parent}-{nn}', ['PN20965-01', 'PN20965-09', 'PN20965-02'], 'PN20965-10'],
    ['{parent}-{n}', ['PN20965-1', 'PN20965-12'], 'PN20965-13'],
    // What lies deeper or is numbered otherwise does not count.
    ['{parent}-{nn}', ['PN20965-03-1', 'PN20965-A', 'PN2096-77'], 'PN20965-01'],
    ['{parent}-{nn}', ['PN20965-99'], 'PN20965-100'],
  ])('by %s after %j is %s', (pattern, taken, code) => expect(nextCode(pattern, above, taken)).toBe(code))
})

test('a unit lies only in a unit of a level that its own names', () => {
  expect(mayLieIn({ parents: ['union_commune'] }, 'union_commune')).toBe(true)
  expect(mayLieIn({ parents: ['union_commune'] }, 'union_province')).toBe(false)
  expect(mayLieIn({ parents: ['union_commune'] }, null)).toBe(false)
  expect(mayLieIn({ parents: [] }, null)).toBe(true)
})
