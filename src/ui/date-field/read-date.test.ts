import { expect, test } from 'vitest'
import { readDate, writeDate } from './read-date.ts'

test.each(['5/3/1990', '05/03/1990', '05-03-1990', '5.3.1990', '5 3 1990', '05031990', ' 1990-03-05 '])(
  '"%s" is the fifth of March 1990',
  (typed) => expect(readDate(typed)).toBe('1990-03-05'),
)

test.each(['31/02/2020', '29/02/2023', '00/01/2020', '1/13/2020', '5/3/90', 'hôm qua', '', '32011990'])(
  '"%s" is no date',
  (typed) => expect(readDate(typed)).toBeUndefined(),
)

test('29 February exists in leap years', () => expect(readDate('29/2/2024')).toBe('2024-02-29'))

test('a date is written day first, and what is no date is left as typed', () => {
  expect(writeDate('2026-11-05')).toBe('05/11/2026')
  expect(writeDate('31/02/2020')).toBe('31/02/2020')
})
