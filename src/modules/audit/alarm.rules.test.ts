import { expect, test } from 'vitest'
import { isAlarming, isWatched } from './alarm.rules.ts'

const night = { fromHour: 22, toHour: 5 }
const at = (local: string) => new Date(`2026-11-20T${local}:00+07:00`)

test.each([
  ['21:00', false],
  ['22:00', true],
  ['23:00', true],
  ['00:00', true],
  ['04:00', true],
  ['05:00', false],
  ['12:00', false],
])('the hour from %s is night: %s', (hour, expected) => expect(isWatched(night, at(hour))).toBe(expected))

test('a rule without hours watches all of them, one within a day those between', () => {
  expect(isWatched({ fromHour: null, toHour: null }, at('03:00'))).toBe(true)
  expect(isWatched({ fromHour: 8, toHour: 17 }, at('08:00'))).toBe(true)
  expect(isWatched({ fromHour: 8, toHour: 17 }, at('17:00'))).toBe(false)
})

test('the threshold itself alarms, one less does not, and a rule that is off never does', () => {
  const rule = { threshold: 20, active: true, fromHour: null, toHour: null }
  expect(isAlarming(rule, at('10:00'), 20)).toBe(true)
  expect(isAlarming(rule, at('10:00'), 19)).toBe(false)
  expect(isAlarming({ ...rule, active: false }, at('10:00'), 500)).toBe(false)
})
