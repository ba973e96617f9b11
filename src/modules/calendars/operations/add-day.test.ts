import { beforeAll, describe, expect, test } from 'vitest'
import { dueMoment } from '#kernel/clock/clock.ts'
import { inVn, vn } from '#kernel/testing/clock-calendar.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { importSomeUnits } from '#modules/units/testing/fixtures.ts'
import { readCalendarFolder } from '../calendar-folder.reads.ts'
import { workingCalendarFor } from '../calendar.questions.ts'
import { addDay } from './add-day.ts'
import { getCalendar } from './get-calendar.ts'
import { getOpening } from './get-opening.ts'
import { importCalendar } from './import-calendar.ts'
import { publishYear } from './publish-year.ts'
import { removeDay } from './remove-day.ts'
import { setHours } from './set-hours.ts'

const { pool } = await testDatabase()
const { run, runtime, outboxed, setNow } = testRuntime({ pool, now: '2026-11-20T09:00:00+07:00' })
const { db } = runtime
const keeper = officer({
  accountId: '01890000-0000-7000-8000-000000000001',
  role: 'administrator',
  unit: '20965',
  permissions: ['calendars:manage'],
})
const province = officer({
  accountId: '01890000-0000-7000-8000-000000000002',
  role: 'administrator',
  unit: '48',
  permissions: ['calendars:manage'],
})
const storm = {
  scope: '20965',
  date: '2026-11-23',
  kind: 'closure' as const,
  name: 'Bão số 13',
  source: 'Công điện 01/CĐ-UBND',
  reason: 'Bão đổ bộ',
}
const due = async (unit: string, version?: number) => {
  const calendar = await workingCalendarFor(db, unit, '2026-11-20', version)
  return inVn(dueMoment(calendar, vn('2026-11-19 16:40'), { unit: 'working_day', value: 3 }).dueAt)
}
const lastChange = () => outboxed.at(-1)?.data

beforeAll(async () => {
  await importSomeUnits({ run })
  await run(importCalendar, await readCalendarFolder('reference/calendars'), systemActor)
})

describe('a storm closes one office', () => {
  test('only there do due dates count a day less, and the event says what to compare', async () => {
    await run(addDay, storm, keeper)
    expect(await due('20965')).toBe('2026-11-26 17:00')
    expect(await due('20971')).toBe('2026-11-25 17:00')
    expect(lastChange()).toMatchObject({
      unitCode: '20965',
      year: 2026,
      change: 'day_added',
      details: { name: 'Bão số 13', reason: 'Bão đổ bộ' },
    })
    expect(await due('20965', Number(lastChange()?.['before']))).toBe('2026-11-25 17:00')
    expect(await due('20965', Number(lastChange()?.['version']))).toBe('2026-11-26 17:00')
  })

  test('the same day twice is refused', async () => {
    await expect(run(addDay, storm, keeper)).rejects.toMatchObject({
      code: 'calendars.day_taken',
      fields: [{ path: 'date' }],
    })
  })

  test('taken out again, the old due date is back and the row stays in its versions', async () => {
    await run(removeDay, { scope: '20965', date: storm.date, reason: 'Bão tan' }, keeper)
    expect(await due('20965')).toBe('2026-11-25 17:00')
    expect(await due('20965', Number(lastChange()?.['before']))).toBe('2026-11-26 17:00')
    await expect(run(removeDay, { scope: '20965', date: storm.date, reason: 'x' }, keeper)).rejects.toMatchObject({
      code: 'calendars.no_such_day',
    })
  })
})

describe('who may change which calendar', () => {
  test('the public none, a commune its own, a province the country too', async () => {
    await expect(run(addDay, storm)).rejects.toMatchObject({ status: 401 })
    await expect(run(addDay, { ...storm, scope: '20971' }, keeper)).rejects.toMatchObject({ status: 403 })
    await expect(run(addDay, { ...storm, scope: 'vn' }, keeper)).rejects.toMatchObject({ status: 403 })
    await expect(run(publishYear, { year: 2027, source: 'Thông báo', reason: 'x' }, keeper)).rejects.toMatchObject({
      status: 403,
    })
    await run(publishYear, { year: 2027, source: 'Thông báo 6150/TB-BLĐTBXH', reason: 'Đã đối chiếu' }, province)
    expect((await workingCalendarFor(db, '20965')).isPublished(2027)).toBe(true)
    await expect(run(publishYear, { year: 2027, source: 'x', reason: 'x' }, province)).rejects.toMatchObject({
      code: 'calendars.year_published',
    })
  })
})

describe('working hours', () => {
  const week = ['07:30-11:30, 13:00-17:00', ...Array<string>(4).fill('07:30-11:30, 13:00-17:00'), '07:30-11:30', '']

  test('of a commune begin on their day', async () => {
    await run(setHours, { scope: '20965', from: '2026-12-01', sessions: week, reason: 'Giờ mùa đông' }, keeper)
    expect((await run(getCalendar, { unit: '20965' })).hours[0]).toEqual([
      { from: '07:00', to: '11:30' },
      { from: '13:30', to: '17:00' },
    ])
    setNow('2026-12-01T07:45:00+07:00')
    const { hours, hoursScope } = await run(getCalendar, { unit: '20965' })
    expect(hoursScope).toBe('20965')
    expect(hours[5]).toEqual([{ from: '07:30', to: '11:30' }])
    expect(await run(getOpening, { unit: '20965' })).toMatchObject({ open: true, until: '2026-12-01T11:30:00+07:00' })
    setNow('2026-11-20T09:00:00+07:00')
  })

  test('that overlap, are no times or leave no session are refused at their day', async () => {
    const set = (sessions: string[]) =>
      run(setHours, { scope: '20965', from: '2026-12-01', sessions, reason: 'x' }, keeper)
    await expect(set(['07:00-11:00, 10:00-12:00', ...week.slice(1)])).rejects.toMatchObject({
      fields: [{ path: 'sessions.0', code: 'calendars.sessions_overlap' }],
    })
    await expect(set([...week.slice(0, 6), 'sáng'])).rejects.toMatchObject({
      fields: [{ path: 'sessions.6', code: 'calendars.bad_time' }],
    })
    await expect(set(Array<string>(7).fill(''))).rejects.toMatchObject({ code: 'calendars.no_sessions' })
  })
})

test('a year says whose rows it holds and which await the yearly notice', async () => {
  const calendar = await run(getCalendar, { unit: '20965', year: 2026 })
  expect(calendar).toMatchObject({ published: true, scopeNames: { 48: 'Thành phố Đà Nẵng', 20965: 'Xã Núi Thành' } })
  expect(calendar.days.find((day) => day.date === '2026-09-01')).toMatchObject({ scope: 'vn', provisional: true })
  expect(calendar.days.find((day) => day.date === '2026-11-24')).toMatchObject({ provisional: false, kind: 'holiday' })
  expect((await run(getCalendar, { unit: 'vn', year: 2028 })).published).toBe(false)
})

test('an unknown unit and a date that is none are refused', async () => {
  await expect(run(getCalendar, { unit: '99999' })).rejects.toMatchObject({ status: 404 })
  await expect(run(addDay, { ...storm, date: '2026-02-31' }, keeper)).rejects.toMatchObject({
    fields: [{ path: 'date', code: 'calendars.bad_date' }],
  })
})
