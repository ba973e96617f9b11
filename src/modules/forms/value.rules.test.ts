import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanLine, cleanLines, dateForPeople, lengthOf, readDate, readNumber, yearsOn } from './value.rules.ts'

describe('reading dates', () => {
  test('exactly the days of the calendar are dates, in both ways of writing', () => {
    const part = (max: number) => fc.integer({ min: 0, max })
    fc.assert(
      fc.property(fc.integer({ min: 1850, max: 2200 }), part(14), part(33), (year, month, day) => {
        const at = new Date(Date.UTC(year, month - 1, day))
        const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
        const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        expect(readDate(iso)).toBe(exists ? iso : null)
        expect(readDate(`${day}/${month}/${year}`)).toBe(exists ? iso : null)
        if (exists) expect(readDate(dateForPeople(iso))).toBe(iso)
      }),
      { numRuns: 5000 },
    )
  })
  test.each(['30/02/2024', '29/02/1900', '31/04/2026', '00/01/2026', '1/13/2026'])('%s is no date', (text) => {
    expect(readDate(text)).toBeNull()
  })
  test('29/02/2000 is a date', () => expect(readDate('29/02/2000')).toBe('2000-02-29'))

  test('an age is complete on the birthday, not the day before', () => {
    expect(yearsOn('2006-11-22', '2026-11-22')).toBe(20)
    expect(yearsOn('2006-11-23', '2026-11-22')).toBe(19)
  })
})

describe('cleaning texts', () => {
  test('cleaned text is NFC, has no control character, and cleans to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const clean of [cleanLine, cleanLines]) {
          const once = clean(text)
          expect(clean(once)).toBe(once)
          expect(once.normalize('NFC')).toBe(once)
          expect(once.isWellFormed()).toBe(true)
          // oxlint-disable-next-line no-control-regex -- that there is none is what is tested
          expect(once).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
        }
      }),
      { numRuns: 3000 },
    )
  })
  test('length counts code points', () => expect(lengthOf('👶ế')).toBe(2))
})

test.each([
  ['1.500.000', 1_500_000],
  ['12,5', 12.5],
  ['250.5', 250.5],
  ['-3', -3],
  ['1 000 000', 1_000_000],
  ['1e5', null],
  ['0x10', null],
  ['', null],
  ['9'.repeat(400), null],
])('the number "%s" is read as %s', (text, value) => expect(readNumber(text)).toBe(value))
