import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { publicActor } from '#kernel/access/actor.ts'
import { createDb } from '#kernel/db/db.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { canonicalJson } from './canonical.ts'
import { appendEvents, readAbout, readStream } from './event.store.ts'
import { changesOf, personalHash } from './personal-hash.ts'
import { verifyLog } from './verify/verify-log.ts'

const { pool, owner } = await testDatabase()
const db = createDb(pool)
const tampering = createDb(owner)
const meta = { actor: { ...publicActor, name: 'Lan' }, role: 'reception', at: new Date('2026-11-20T02:00:00Z') }
const id = (letter: string) => `0190a000-0000-7000-8000-0000000000${letter}${letter}`
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
  expect((await verifyLog(pool, { keys: [] })).faults).toEqual([])
})

test('two writers of one thing: one wins, the other fails', async () => {
  await appendEvents(db, [{ ...event(2, {}), first: true }], meta)
  const race = await Promise.allSettled([1, 2, 3].map((n) => appendEvents(db, [event(2, { n })], meta)))
  expect(race.some((r) => r.status === 'fulfilled')).toBe(true)
  const seqs = (await readStream(db, stream(2))).map((e) => e.seq)
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
})

test('an event says who, under which position, for whom, from where and by which request', async () => {
  const position = { id: id('a'), role: 'reception', unitCode: '20965', unitName: 'Núi Thành', units: ['20965'] }
  const officer = { ...publicActor, kind: 'account' as const, accountId: id('b'), name: 'Lan' }
  const writer = {
    role: 'reception',
    at: meta.at,
    requestId: 'r1',
    client: { address: '203.0.113.7' },
    lookupKey: new Uint8Array(32).fill(1),
  }
  const actor = { ...officer, positions: [{ ...position, permissions: new Set<string>() }] }
  await appendEvents(db, [{ ...event(4, { unit: '20965' }), subjects: [id('c')], first: true }], { ...writer, actor })
  const mandate = { mandateId: id('d'), kind: 'guardian' as const, name: 'Con', scope: 'all' as const, acts: [] }
  const resident = { ...officer, onBehalfOf: { ...mandate, accountId: id('e'), representedId: null } }
  await appendEvents(db, [event(4, {})], { ...writer, role: null, actor: resident })
  const [first, second] = await readStream(db, stream(4))
  expect(first).toMatchObject({
    version: 2,
    actorName: 'Lan',
    positionId: position.id,
    origin: '203.0.113.7',
    requestId: 'r1',
    subjects: [id('c')],
  })
  // A resident is not named, and her address is a keyed hash.
  expect(second).toMatchObject({ actorId: id('b'), actorName: '', mandateId: id('d'), onBehalfOf: id('e') })
  expect(second?.origin).toMatch(/^h:[\w-]{22}$/)
  expect((await verifyLog(pool, { keys: [] })).faults).toEqual([])
  expect(await readAbout(db, id('c'), { limit: 5 })).toMatchObject([{ streamId: stream(4), seq: 1 }])
})

test('events of the first version still verify, and nothing can be added to them', async () => {
  const old = { stream: 'thing', streamId: stream(5), seq: 1, type: 'thing.made', at: meta.at, actorId: null }
  const said = { ...old, actorName: 'Lan', actorRole: 'reception', data: { b: [1, 'ả'], a: 1.5 }, prevHash: null }
  const hash = createHash('sha256').update(canonicalJson({ ...said, at: said.at.toISOString() }))
  await sql`insert into events (version, stream_id, seq, stream, type, at, actor_name, actor_role, data, hash)
    values (1, ${old.streamId}, 1, 'thing', 'thing.made', ${old.at}, 'Lan', 'reception', '{"b": [1, "ả"], "a": 1.5}',
            ${hash.digest()})`.execute(tampering)
  await appendEvents(db, [event(5, { n: 1 })], meta)
  expect((await verifyLog(pool, { keys: [] })).faults).toEqual([])
  await sql`update events set origin = '203.0.113.7' where stream_id = ${stream(5)} and seq = 1`.execute(tampering)
  expect((await verifyLog(pool, { keys: [] })).faults).toMatchObject([{ streamId: stream(5), seq: 1 }])
  await sql`update events set origin = null where stream_id = ${stream(5)} and seq = 1`.execute(tampering)
})

test('changes of personal values are kept as keyed hashes', () => {
  const ctx = { services: { lookupKey: new Uint8Array(32).fill(1) } }
  const before = { name: 'Lan', unit: '20965', phone: '0905123456' }
  const changes = changesOf(ctx, before, { phone: '0905000000', unit: '48', name: 'Lan' }, ['phone', 'name'])
  expect(Object.keys(changes)).toEqual(['phone', 'unit'])
  expect(changes['unit']).toEqual({ before: '20965', after: '48' })
  expect(changes['phone']?.before).toBe(personalHash(ctx, '0905123456'))
  expect(JSON.stringify(changes)).not.toContain('0905')
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
