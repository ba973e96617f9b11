import { PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { createDb } from '#kernel/db/db.ts'
import type { StoredEvent } from '#kernel/events/event.ts'
import type { AnyOperation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { createJobs, type Job, type Subscription } from './jobs.ts'

const { pool } = await testDatabase()
const db = createDb(pool)
const named = (name: string) => ({ name }) as AnyOperation
const left = new Map([['counted', 7]])
const heard: string[] = []
const subscriptions: Subscription[] = [
  { name: 'test.once', events: ['thing.happened'], operation: named('once') },
  {
    name: 'test.counted',
    events: ['thing.happened'],
    operation: named('counted'),
    again: (output) => (output as { more: boolean }).more,
    lanes: 2,
  },
  { name: 'test.failing', events: ['thing.counted'], operation: named('failing') },
  {
    name: 'test.long',
    events: ['thing.began'],
    operation: named('long'),
    again: (output) => (output as { more: boolean }).more,
    lanes: 2,
    sideBySide: 3,
  },
]
const failed: number[] = []
const done: number[] = []
const places: unknown[] = []
const job: Job = {
  name: 'test.portions',
  cron: '0 0 1 1 *',
  operation: named('portions'),
  again: (output) => (output as { next: Record<string, unknown> | boolean }).next,
}
/** Portions of long work by its stream: those left, and in which order all of them were done. */
const portions = new Map<string, number>()
const order: { stream: string; seq: number }[] = []
let [atWork, mostAtWork] = [0, 0]
async function portion({ event }: { event: { streamId: string; seq: number } }) {
  atWork += 1
  mostAtWork = Math.max(mostAtWork, atWork)
  await new Promise((done) => setTimeout(done, 20))
  atWork -= 1
  const stream = event.streamId.slice(-4)
  order.push({ stream, seq: event.seq })
  if (stream === '0bad') throw new Error('nobody can do this one')
  const rest = (portions.get(stream) ?? 0) - 1
  portions.set(stream, rest)
  return { more: rest > 0 }
}
const jobs = createJobs(pool, { schema: 'motcua', log: pino({ level: 'silent' }), jobs: [job], subscriptions })
afterAll(() => jobs.stop())

test('an event is heard once by each, and work in lanes goes on until nothing is left', async () => {
  await jobs.start(({ name }, input) => {
    heard.push(name)
    if (name === 'portions') {
      places.push(input)
      return Promise.resolve({ next: [{ after: 'a' }, true, false][places.length - 1] })
    }
    if (name === 'failing') {
      const { seq } = (input as { event: { seq: number } }).event
      if (seq === 2) failed.push(seq)
      else done.push(seq)
      return seq === 2 ? Promise.reject(new Error('nobody can do this one')) : Promise.resolve({})
    }
    if (name === 'long') return portion(input as Parameters<typeof portion>[0])
    const rest = (left.get(name) ?? 0) - 1
    left.set(name, rest)
    return Promise.resolve({ more: rest > 0 })
  })
  const event = {
    streamId: '01900000-0000-7000-8000-000000000001',
    seq: 1,
    type: 'thing.happened',
    data: {},
    at: new Date('2026-11-22T02:00:00Z'),
  }
  await db.transaction().execute((trx) => jobs.outbox(trx, [event as StoredEvent]))
  await vi.waitFor(() => expect(heard.filter((name) => name === 'once')).toHaveLength(1), { timeout: 10_000 })
  // The lane that saw the end stops; the other one looks once more and stops as well.
  await vi.waitFor(() => expect(heard.filter((name) => name === 'counted')).toHaveLength(8), { timeout: 10_000 })
}, 30_000)

test('an event that cannot be handled is tried again by itself; those beside it are handled once', async () => {
  const event = (seq: number) => ({
    streamId: '01900000-0000-7000-8000-000000000002',
    seq,
    type: 'thing.counted',
    data: {},
    at: new Date('2026-11-22T02:00:00Z'),
  })
  await db.transaction().execute((trx) =>
    jobs.outbox(
      trx,
      [1, 2, 3, 4].map((seq) => event(seq) as StoredEvent),
    ),
  )
  await vi.waitFor(() => expect(failed.length).toBeGreaterThanOrEqual(2), { timeout: 20_000 })
  expect(done.toSorted()).toEqual([1, 3, 4])
}, 30_000)

test('short work does not wait for the end of long work, nor for what fails; of one stream nothing runs beside itself', async () => {
  const began = (stream: string, seq: number) => ({
    streamId: `01900000-0000-7000-8000-00000000${stream}`,
    seq,
    type: 'thing.began',
    data: {},
    at: new Date('2026-11-22T02:00:00Z'),
  })
  const send = (...events: object[]) =>
    db.transaction().execute((trx) => jobs.outbox(trx, events as unknown as StoredEvent[]))
  portions.set('1111', 300)
  portions.set('2222', 20)
  await send(began('1111', 1), began('1111', 2), began('0bad', 1))
  await vi.waitFor(() => expect(order.length).toBeGreaterThan(20), { timeout: 10_000 })
  await send(began('2222', 1))
  await vi.waitFor(() => expect(portions.get('1111')).toBeLessThanOrEqual(0), { timeout: 20_000 })
  const places = (stream: string, seq = 1) =>
    order.flatMap((one, place) => (one.stream === stream && one.seq === seq ? [place] : []))
  expect(portions.get('2222')).toBeLessThanOrEqual(0)
  expect(places('2222').at(-1)).toBeLessThan(places('1111').at(-1) ?? 0)
  // Each lane sees the end for itself: no portion more than lanes.
  expect(places('1111').length).toBeLessThanOrEqual(301)
  expect(mostAtWork).toBe(2)
  // What came second of that stream was heard, once, and only when the first was over.
  await vi.waitFor(() => expect(places('1111', 2)).toHaveLength(2), { timeout: 10_000 })
  expect(places('1111', 2)[0]).toBeGreaterThan(places('1111').at(-1) ?? 0)
  await vi.waitFor(() => expect(places('0bad').length).toBeGreaterThanOrEqual(4), { timeout: 20_000 })
}, 60_000)

test('a job in portions goes on where its answer says, with what it was given then', async () => {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) },
    schema: 'motcua_jobs',
    createSchema: false,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  await boss.send('test.portions', {})
  await vi.waitFor(() => expect(places).toEqual([{}, { after: 'a' }, { after: 'a' }]), { timeout: 10_000 })
  await boss.stop({ graceful: false, close: false })
}, 30_000)
