import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { publicActor } from '#kernel/access/actor.ts'
import { createDb } from '#kernel/db/db.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { canonicalJson } from './canonical.ts'
import { appendEvents, readStream } from './event.store.ts'
import { verifyEvents } from './verify.ts'

const { pool } = await testDatabase()
const db = createDb(pool)
const meta = { actor: { ...publicActor, name: 'Lan' }, role: 'reception', at: new Date('2026-11-20T02:00:00Z') }
const stream = (n: number) => `0190a000-0000-7000-8000-00000000000${n}`
const event = (n: number, data: Record<string, unknown>) => ({
  stream: 'thing',
  streamId: stream(n),
  type: 'thing.changed',
  data,
})

test('events of one thing form a chain that verifies', async () => {
  await appendEvents(
    db,
    [{ ...event(1, { a: 1, b: ['x', null] }), first: true }, event(1, { z: 1, a: { d: 1, c: 'ả' } })],
    meta,
  )
  await appendEvents(db, [event(1, { n: 1.5 })], meta)
  const events = await readStream(db, stream(1))
  expect(events.map((e) => e.seq)).toEqual([1, 2, 3])
  expect(events[1]?.prevHash).toBe(events[0]?.hash)
  expect((await verifyEvents(db)).faults).toEqual([])
})

test('two writers of one thing: one wins, the other fails', async () => {
  await appendEvents(db, [{ ...event(2, {}), first: true }], meta)
  const race = await Promise.allSettled([1, 2, 3].map((n) => appendEvents(db, [event(2, { n })], meta)))
  expect(race.some((r) => r.status === 'fulfilled')).toBe(true)
  const seqs = (await readStream(db, stream(2))).map((e) => e.seq)
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
})

test('a changed, a removed and a put-in event are found', async () => {
  await appendEvents(db, [{ ...event(3, { v: 1 }), first: true }, event(3, { v: 2 }), event(3, { v: 3 })], meta)
  await sql`update events set data = '{"v":9}' where stream_id = ${stream(3)} and seq = 2`.execute(db)
  expect((await verifyEvents(db)).faults).toEqual([{ streamId: stream(3), seq: 2, fault: 'hash' }])
  await sql`delete from events where stream_id = ${stream(3)} and seq = 2`.execute(db)
  expect((await verifyEvents(db)).faults).toEqual([{ streamId: stream(3), seq: 3, fault: 'gap' }])
  await sql`delete from events where stream_id = ${stream(3)}`.execute(db)
})

test('the canonical form does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonicalJson(turned)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
