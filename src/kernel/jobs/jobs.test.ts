import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { createDb } from '#kernel/db/db.ts'
import type { StoredEvent } from '#kernel/events/event.ts'
import type { AnyOperation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { createJobs, type Subscription } from './jobs.ts'

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
]
const jobs = createJobs(pool, { schema: 'motcua', log: pino({ level: 'silent' }), jobs: [], subscriptions })
afterAll(() => jobs.stop())

test('an event is heard once by each, and work in lanes goes on until nothing is left', async () => {
  await jobs.start(({ name }) => {
    heard.push(name)
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
