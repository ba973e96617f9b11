import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { createJobs } from '#kernel/jobs/jobs.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { exchangePersonal } from '../exchange.personal.ts'
import { STEP } from '../import.rules.ts'
import { continueImportSubscription } from '../jobs/continue-import.job.ts'
import { csvOf } from '../testing/fixtures.ts'
import { beginImport } from './begin-import.ts'
import { getImport } from './get-import.ts'
import { mapImport } from './map-import.ts'
import { runImport } from './run-import.ts'

const { pool, owner } = await testDatabase()
const office = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00', personalData: exchangePersonal })
const { run, runtime } = office
const jobs = createJobs(pool, {
  schema: 'motcua',
  log: pino({ level: 'silent' }),
  jobs: [],
  subscriptions: [continueImportSubscription],
})
runtime.outbox = jobs.outbox
const failures: unknown[] = []
const COMMUNES = ['PN20965', 'PN20971'] as const
let leader: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  await somePlaces(office)
  await run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
  leader = await signedIn(office, 'union_leader', 'PN48')
  await jobs.start(async (operation, input) => {
    try {
      return await run(operation as never, input as never, systemActor)
    } catch (error) {
      failures.push(error)
      throw error
    }
  })
}, 60_000)
afterAll(() => jobs.stop())
// Short steps: what matters is that there are many.
Object.assign(STEP, { read: 400, check: 100, run: 25 })

/** Both lists have the same names: whoever compares them looks at each other's rows. */
async function aList(unit: string, size: number, ids: number): Promise<string> {
  const lines = Array.from({ length: size }, (_none, at) => [
    `Nguyễn Thị Hoa ${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10) % 10]}`,
    `0791850${String(ids + at).padStart(5, '0')}`,
  ])
  const bytes = csvOf([['Họ và tên', 'Số CCCD'], ...lines])
  const { id } = await run(beginImport, { bytes, name: 'ds.csv', unit }, leader.actor)
  const { sheet, headerFrom, headerTo, joinedOn, kind, columns } = await run(getImport, { id }, leader.actor)
  const mapping = columns.map(({ field }) => field)
  await run(mapImport, { id, sheet, headerFrom, headerTo, joinedOn, kind, mapping }, leader.actor)
  return id
}
const stateOf = async (id: string) => (await run(getImport, { id }, leader.actor)).state
const reaches = (id: string, state: string) =>
  vi.waitFor(async () => expect(await stateOf(id)).toBe(state), { timeout: 60_000, interval: 50 })

test('a small list is done while a large one of another commune is at work, and every row of both once', async () => {
  const large = await aList(COMMUNES[0], 1500, 0)
  await reaches(large, 'ready')
  const small = await aList(COMMUNES[1], 60, 50_000)
  await reaches(small, 'ready')
  await run(runImport, { id: large }, leader.actor)
  const begun = async () => ((await run(getImport, { id: large }, leader.actor)).outcomes.created ?? 0) > 0
  await vi.waitFor(async () => expect(await begun()).toBe(true), { timeout: 30_000, interval: 20 })
  await run(runImport, { id: small }, leader.actor)
  await reaches(small, 'done')
  expect(await stateOf(large)).toBe('running')
  await reaches(large, 'done')
  const { rows } = await owner.query<{ members: number; people: number; numbers: number }>(
    'select count(*)::int as members, count(distinct person_id)::int as people, count(distinct number)::int as numbers from memberships',
  )
  expect(rows).toEqual([{ members: 1560, people: 1560, numbers: 1560 }])
  expect(failures).toEqual([])
}, 120_000)

test('two large lists at once, with the same names, both come to their end without a step that fails', async () => {
  const both = await Promise.all(COMMUNES.map((unit, at) => aList(unit, 500, 10_000 + at * 20_000)))
  for (const id of both) await reaches(id, 'ready')
  await Promise.all(both.map((id) => run(runImport, { id }, leader.actor)))
  for (const id of both) await reaches(id, 'done')
  expect(failures).toEqual([])
  for (const id of both)
    expect((await run(getImport, { id }, leader.actor)).outcomes).toEqual(expect.objectContaining({ created: 500 }))
}, 120_000)
