import { expect, test } from 'vitest'
import { breachCode, hoursLeft, nextStates, stepDue, stepStanding } from './breach.rules.ts'

const at = (text: string) => new Date(`${text}+07:00`)

test('the 72 hours run through nights, weekends and holidays', () => {
  const detected = at('2026-11-20T17:30:00') // a Friday
  expect(stepDue(detected, 72)).toEqual(at('2026-11-23T17:30:00'))
  expect(hoursLeft(detected, at('2026-11-20T17:30:00'))).toBe(72)
  expect(hoursLeft(detected, at('2026-11-23T17:00:00'))).toBe(0)
  expect(hoursLeft(detected, at('2026-11-23T18:00:00'))).toBe(-1)
})

test('a step is open, due soon, overdue or done, and says when it was done late', () => {
  const due = at('2026-11-21T17:30:00')
  expect(stepStanding(due, null, at('2026-11-20T18:00:00'))).toBe('open')
  expect(stepStanding(due, null, at('2026-11-21T08:00:00'))).toBe('soon')
  expect(stepStanding(due, null, at('2026-11-21T17:31:00'))).toBe('overdue')
  expect(stepStanding(due, at('2026-11-21T17:30:00'), at('2026-11-22T08:00:00'))).toBe('done')
  expect(stepStanding(due, at('2026-11-21T17:31:00'), at('2026-11-22T08:00:00'))).toBe('done_late')
  expect(stepStanding(null, null, at('2030-01-01T00:00:00'))).toBe('open')
})

test('what may harm is not closed before the authority was told', () => {
  expect(nextStates('open', true)).toEqual(['reported'])
  expect(nextStates('open', false)).toEqual(['reported', 'closed'])
  expect(nextStates('reported', true)).toEqual(['closed'])
  expect(nextStates('closed', true)).toEqual([])
})

test('numbers are of the year', () => {
  expect(breachCode(2026, 7)).toBe('VP-2026-0007')
})
