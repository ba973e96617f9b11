import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { systemActor, type Actor } from '#kernel/access/actor.ts'
import { appendEvents } from '#kernel/events/event.store.ts'
import { createDb } from '#kernel/db/db.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { closeAlarm } from './close-alarm.ts'
import { exportEvents } from './export-events.ts'
import { listAlarms } from './list-alarms.ts'
import { raiseAlarms } from './raise-alarms.ts'
import { searchLog } from './search-events.ts'
import { setAlarmRule } from './set-alarm-rule.ts'

const { pool } = await testDatabase()
const t = testRuntime({ pool, now: '2026-11-20T10:30:00+07:00' })
const db = createDb(pool)

let auditor: Actor
let neighbour: Actor
let officer: Actor
let officerLogin: string

beforeAll(async () => {
  await somePlaces(t)
  auditor = { ...(await signedIn(t, 'auditor', '48')).actor, confirmedAt: new Date('9999-12-31') }
  neighbour = { ...(await signedIn(t, 'auditor', '46')).actor, confirmedAt: new Date('9999-12-31') }
  const reception = await signedIn(t, 'reception', '20965')
  officer = reception.actor
  officerLogin = reception.account.login
})

/** What an officer did at a moment: so many things shown, or an act of another type. */
async function did(at: string, type: string, subjects: number, data: Record<string, unknown> = {}) {
  const event = {
    stream: 'test',
    streamId: randomUUID(),
    type,
    data,
    subjects: Array.from({ length: subjects }, () => randomUUID()),
    first: true,
  }
  const writer = { actor: officer, role: 'reception', at: new Date(at), client: { address: '198.51.100.7' } }
  await appendEvents(db, [event], writer)
}

const alarmsOf = async (rule: string) =>
  (await t.run(listAlarms, {}, auditor)).items.filter((alarm) => alarm.rule === rule)

describe('the event log', () => {
  test('is searched by officer, kind and day, newest first, page by page', async () => {
    await did('2026-11-20T08:00:00+07:00', 'test.first', 0)
    await did('2026-11-20T09:00:00+07:00', 'test.second', 0)
    const found = await t.run(searchLog, { login: officerLogin, type: 'test' }, auditor)
    expect(found.items.map((item) => item.type)).toEqual(['test.second', 'test.first'])
    expect(found.items[0]).toMatchObject({
      actor: officer.name,
      role: 'reception',
      unit: '20965',
      origin: '198.51.100.7',
    })
    const one = await t.run(searchLog, { login: officerLogin, type: 'test', limit: 1 }, auditor)
    const rest = await t.run(searchLog, { login: officerLogin, type: 'test', cursor: one.next ?? '' }, auditor)
    expect(rest.items.map((item) => item.type)).toEqual(['test.first'])
    const before = await t.run(searchLog, { login: officerLogin, to: '2026-11-19' }, auditor)
    expect(before.items).toEqual([])
  })

  test('shows an auditor what was done at her units only', async () => {
    expect((await t.run(searchLog, { login: officerLogin }, neighbour)).items).toEqual([])
    expect((await t.run(searchLog, {}, neighbour)).items.filter((item) => item.unit === '20965')).toEqual([])
  })

  test('says what is wrong with a search', async () => {
    const reversed = t.run(searchLog, { from: '2026-11-20', to: '2026-11-19' }, auditor)
    await expect(reversed).rejects.toMatchObject({ fields: [{ path: 'to', code: 'audit.period_reversed' }] })
    await expect(t.run(searchLog, { type: "x' or 1=1" }, auditor)).rejects.toMatchObject({ kind: 'invalid' })
    expect((await t.run(searchLog, { login: 'nobody' }, auditor)).items).toEqual([])
    expect((await t.run(searchLog, { dossier: 'no-such' }, auditor)).items).toEqual([])
  })

  test('is taken away as a file only with a reason, which is recorded', async () => {
    await expect(t.run(exportEvents, { reason: '' }, auditor)).rejects.toMatchObject({ kind: 'invalid' })
    const { export: id } = await t.run(exportEvents, { reason: 'Thanh tra định kỳ', login: officerLogin }, auditor)
    const recorded = t.outboxed.find((event) => event.streamId === id)
    expect(recorded).toMatchObject({ type: 'audit_export.made', data: { reason: 'Thanh tra định kỳ' } })
  })
})

describe('alarms', () => {
  test('are raised once for an officer and an hour, and counted up', async () => {
    await did('2026-11-20T09:10:00+07:00', 'access.read', 15, { operation: 'x', reveals: [{ reason: 'phone', n: 15 }] })
    await t.run(raiseAlarms, {}, systemActor)
    expect(await alarmsOf('many_reveals')).toEqual([])
    await did('2026-11-20T09:20:00+07:00', 'access.read', 10, { operation: 'x', reveals: [{ reason: 'phone', n: 10 }] })
    expect((await t.run(raiseAlarms, {}, systemActor)).raised).toBe(1)
    await did('2026-11-20T09:30:00+07:00', 'access.read', 5, { operation: 'x', reveals: [{ reason: 'phone', n: 5 }] })
    expect((await t.run(raiseAlarms, {}, systemActor)).raised).toBe(0)
    const [alarm, ...others] = await alarmsOf('many_reveals')
    expect(others).toEqual([])
    expect(alarm).toMatchObject({ count: 30, login: officerLogin, hour: '2026-11-20T09:00:00+07:00' })
  })

  test('know the night', async () => {
    expect(await alarmsOf('night_work')).toEqual([])
    t.setNow('2026-11-20T23:30:00+07:00')
    await did('2026-11-20T23:05:00+07:00', 'test.late', 0)
    await t.run(raiseAlarms, {}, systemActor)
    expect((await alarmsOf('night_work')).map((alarm) => alarm.hour)).toEqual(['2026-11-20T23:00:00+07:00'])
    t.setNow('2026-11-20T10:30:00+07:00')
  })

  test('follow their rules, which auditors set', async () => {
    const rule = { rule: 'mass_export', threshold: 5, active: true, fromHour: '', toHour: '' } as const
    await expect(t.run(setAlarmRule, { ...rule, fromHour: '8' }, auditor)).rejects.toMatchObject({ kind: 'invalid' })
    await did('2026-11-20T08:20:00+07:00', 'access.read', 6, { operation: 'dossiers.list-register', reveals: [] })
    await t.run(raiseAlarms, {}, systemActor)
    expect(await alarmsOf('mass_export')).toEqual([])
    await t.run(setAlarmRule, rule, auditor)
    await t.run(raiseAlarms, {}, systemActor)
    expect((await alarmsOf('mass_export')).map((alarm) => alarm.count)).toEqual([6])
  })

  test('are closed with a finding by an auditor of the unit, once, and never by whom they are about', async () => {
    const [alarm] = await alarmsOf('mass_export')
    const id = alarm?.id ?? ''
    const close = (actor: Actor, note = 'Báo cáo quý, đã xác nhận') => t.run(closeAlarm, { alarm: id, note }, actor)
    await expect(close(neighbour)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(close(auditor, '')).rejects.toMatchObject({ kind: 'invalid' })
    const self = { ...auditor, accountId: officer.accountId }
    await expect(close(self)).rejects.toMatchObject({ code: 'audit.not_your_own' })
    await close(auditor)
    await expect(close(auditor)).rejects.toMatchObject({ code: 'audit.alarm_closed' })
    const closed = await t.run(listAlarms, { state: 'closed' }, auditor)
    expect(closed.items.map((item) => item.note)).toEqual(['Báo cáo quý, đã xác nhận'])
  })
})
