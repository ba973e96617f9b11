import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { inVn, vn } from '#kernel/testing/clock-calendar.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { dueMoment } from '#kernel/clock/clock.ts'
import { readCalendarFolder } from '../calendar-folder.reads.ts'
import { calendarVersion, workingCalendarFor } from '../calendar.questions.ts'
import { importCalendar } from './import-calendar.ts'

const { pool } = await testDatabase()
const { run, runtime, outboxed } = testRuntime({ pool })
const { db } = runtime
const reference = await readCalendarFolder('reference/calendars')
const first = await run(importCalendar, reference, systemActor)

test('the national days come in with one event for each year they touch', () => {
  expect(first).toEqual({ days: 29, years: 2 })
  expect(outboxed.map((event) => [event.type, event.data['year'], event.data['unitCode']])).toEqual([
    ['calendar.changed', 2025, null],
    ['calendar.changed', 2026, null],
    ['calendar.changed', 2027, null],
  ])
})

test('a second import adds nothing and tells nobody', async () => {
  const before = outboxed.length
  expect(await run(importCalendar, reference, systemActor)).toEqual({ days: 0, years: 0 })
  expect(outboxed).toHaveLength(before)
})

test('the clock counts with it: Thursday 19/11/2026 16:40, three working days, Wednesday 25/11 at 17:00', async () => {
  const calendar = await workingCalendarFor(db, '20965')
  expect(inVn(dueMoment(calendar, vn('2026-11-19 16:40'), { unit: 'working_day', value: 3 }).dueAt)).toBe(
    '2026-11-25 17:00',
  )
  expect([2025, 2026, 2027].map(calendar.isPublished)).toEqual([true, true, false])
})

test('units without rows of their own share one calendar in memory', async () => {
  expect(await workingCalendarFor(db, '20965')).toBe(await workingCalendarFor(db, '00004'))
})

test('before the first import every year was unpublished', async () => {
  expect(await calendarVersion(db)).toBeGreaterThan(0)
  const empty = await workingCalendarFor(db, '20965', '2026-11-22', 0)
  expect(empty.isPublished(2026)).toBe(false)
})
