import { beforeEach, describe, expect, test } from 'vitest'
import { publicActor } from '#kernel/access/actor.ts'
import { createDb } from '#kernel/db/db.ts'
import { createSealer } from '#kernel/seal/sealer.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { eventHash } from '../event-hash.ts'
import { appendEvents, readStream } from '../event.store.ts'
import { sealNext, settledPosition } from '../root.store.ts'
import { describeFault, type AuditFault } from './faults.ts'
import { verifyLog } from './verify-log.ts'

// What somebody with all rights on the database could do to the log, and what the audit says about it.
const { pool, owner } = await testDatabase()
const db = createDb(pool)
const sealer = createSealer([{ id: 'k1', key: new Uint8Array(32).fill(3), from: '2026-01-01' }])
const forger = createSealer([{ id: 'k1', key: new Uint8Array(32).fill(4), from: '2026-01-01' }])
const keys = sealer.publicKeys()
const id = (n: number) => `0190a000-0000-7000-8000-00000000000${n}`
let clock = Date.parse('2026-11-20T02:00:00Z')

async function record(stream: number, ...values: number[]) {
  clock += 60_000
  const writer = { actor: publicActor, role: null, at: new Date(clock), requestId: 'r' }
  for (const v of values)
    await appendEvents(db, [{ stream: 'thing', streamId: id(stream), type: 'thing.changed', data: { v } }], writer)
}

async function seal(signer = sealer) {
  clock += 3_600_000
  const sign = (text: string) => signer.signText(`motcua-root-1\n${text}`)
  const settled = await settledPosition(db)
  return db.transaction().execute((trx) => sealNext(trx, { settled, at: new Date(clock), sign }))
}

const audit = async (kept?: { statement: string; keyId: string; signature: string }[]) =>
  verifyLog(pool, { keys, ...(kept && { kept }) })
const faults = async (): Promise<AuditFault[]> => (await audit()).faults
const tamper = (text: string, values: unknown[] = []) => owner.query(text, values)
const roots = async () =>
  (
    await pool.query(
      `select statement, key_id as "keyId", replace(translate(encode(signature, 'base64'), '+/', '-_'), '=', '') as signature from audit_roots order by number`,
    )
  ).rows as { statement: string; keyId: string; signature: string }[]

/** Stream 1: events 1-3 under root 1, 4-5 under root 2. Stream 2: all under root 1. Stream 3: under root 2. Stream 4: not yet. */
beforeEach(async () => {
  await tamper('truncate events, audit_leaves, audit_roots restart identity')
  await record(1, 1, 2, 3)
  await record(2, 1, 2)
  await seal()
  await record(1, 4, 5)
  await record(3, 1)
  await seal()
  await record(4, 1, 2)
})

test('an honest log has no fault, and says how much no root covers yet', async () => {
  expect(await audit(await roots())).toEqual({
    events: 10,
    streams: 4,
    roots: 2,
    unsealed: 2,
    demo: 0,
    faults: [],
    faultCount: 0,
  })
  expect(await seal()).toEqual({ number: 3, more: false })
  expect(await seal()).toEqual({ number: 4, more: false }) // an hour without events has a root too
  expect(await audit()).toMatchObject({ roots: 4, unsealed: 0, faultCount: 0 })
})

describe('changed', () => {
  test.each([
    ['data', `data = '{"v":9}'`],
    ['the same data, written otherwise', `data = '{"v": 2}'`],
    ['who', `actor_name = 'somebody'`],
    ['under which position', `position_id = '${id(9)}'`],
    ['for whom', `on_behalf_of = '${id(9)}'`],
    ['from where', `origin = '203.0.113.9'`],
    ['by which request', `request_id = 'x'`],
    ['whose data', `subjects = '{${id(9)}}'`],
    ['when', `at = at - interval '1 microsecond'`],
    ['kind', `type = 'thing.made'`],
    ['kind of stream', `stream = 'other'`],
    ['version', 'version = 1'],
  ])('%s: the event is named', async (_what, set) => {
    await tamper(`update events set ${set} where stream_id = $1 and seq = 2`, [id(1)])
    expect(await faults()).toEqual([{ fault: 'changed', streamId: id(1), seq: 2 }])
  })

  test('with a hash that fits: the next event does not follow', async () => {
    await rewrite(1, 2, { v: 9 }, false)
    expect(await faults()).toEqual([{ fault: 'replaced', streamId: id(1), seq: 2 }])
  })

  test('with all hashes after it made anew: the root knows the old ones, and names the range', async () => {
    await rewrite(1, 2, { v: 9 }, true)
    expect(await faults()).toEqual([
      { fault: 'rewritten', streamId: id(1), since: 1, seq: 3, root: 1 },
      { fault: 'rewritten', streamId: id(1), since: 4, seq: 5, root: 2 },
    ])
  })

  test('made anew, and a root signed over it later: the older root still knows', async () => {
    await rewrite(2, 1, { v: 9 }, true)
    await record(2, 3)
    await seal()
    expect(await faults()).toEqual([{ fault: 'rewritten', streamId: id(2), since: 1, seq: 2, root: 1 }])
  })
})

describe('removed', () => {
  test('one from the middle', async () => {
    await tamper('delete from events where stream_id = $1 and seq = 2', [id(1)])
    expect(await faults()).toEqual([{ fault: 'removed', streamId: id(1), seq: 2 }])
  })

  test('the first', async () => {
    await tamper('delete from events where stream_id = $1 and seq = 1', [id(1)])
    expect(await faults()).toEqual([{ fault: 'removed', streamId: id(1), seq: 1 }])
  })

  test('the end of a stream', async () => {
    await tamper('delete from events where stream_id = $1 and seq >= 5', [id(1)])
    expect(await faults()).toEqual([{ fault: 'removed', streamId: id(1), seq: 5, root: 2 }])
  })

  test('a whole stream', async () => {
    await tamper('delete from events where stream_id = $1', [id(3)])
    expect(await faults()).toEqual([{ fault: 'removed', streamId: id(3), seq: 1, root: 2 }])
  })

  test('everything', async () => {
    await tamper('truncate events')
    expect((await faults()).map((one) => one.fault)).toEqual(['removed', 'removed', 'removed', 'removed'])
  })

  test('a whole stream with its leaf: the root does not come out', async () => {
    await tamper('delete from audit_leaves where stream_id = $1', [id(3)])
    await tamper('delete from events where stream_id = $1', [id(3)])
    expect(await faults()).toEqual([{ fault: 'leaves', root: 2 }])
  })
})

describe('inserted', () => {
  test('at the end of a stream, among what a root covers', async () => {
    await record(2, 3)
    await tamper('alter table events alter column position drop identity')
    await tamper('update events set position = 0 where stream_id = $1 and seq = 3', [id(2)])
    const [first] = await faults()
    expect(first).toMatchObject({ fault: 'removed' }) // it stands before the first of its stream
    await tamper(
      'update events set position = (select position from events where stream_id = $1 and seq = 2) where stream_id = $1 and seq = 3',
      [id(2)],
    )
    expect(await faults()).toContainEqual({ fault: 'inserted', streamId: id(2), seq: 3, root: 1 })
    await tamper('alter table events alter column position add generated always as identity')
  })

  test('a new stream among what a root covers', async () => {
    await record(5, 1)
    await tamper('alter table events alter column position drop identity')
    await tamper('update events set position = 3 where stream_id = $1', [id(5)])
    expect(await faults()).toEqual([{ fault: 'inserted', streamId: id(5), seq: 1, root: 1 }])
    await tamper('alter table events alter column position add generated always as identity')
  })

  test('as if it had happened before a root', async () => {
    clock -= 3 * 3_600_000
    await record(6, 1)
    clock += 3 * 3_600_000
    expect(await faults()).toEqual([{ fault: 'backdated', streamId: id(6), seq: 1, root: 2 }])
  })
})

describe('moved', () => {
  test('two events of a stream change places', async () => {
    await tamper('update events set seq = 99 where stream_id = $1 and seq = 2', [id(1)])
    await tamper('update events set seq = 2 where stream_id = $1 and seq = 3', [id(1)])
    await tamper('update events set seq = 3 where stream_id = $1 and seq = 99', [id(1)])
    const found = await faults()
    expect(found[0]).toEqual({ fault: 'changed', streamId: id(1), seq: 3 })
    expect(found).toContainEqual({ fault: 'changed', streamId: id(1), seq: 2 })
  })

  test('an event goes to another stream', async () => {
    await tamper('update events set stream_id = $2, seq = 3 where stream_id = $1 and seq = 5', [id(1), id(2)])
    expect((await faults()).map(describeFault)).toEqual([
      `CHANGED: event 3 of stream ${id(2)} does not say what it said when it was recorded`,
      `CHANGED: event 2 of stream ${id(2)} and the one after it do not follow each other; one of them was replaced`,
      `REMOVED: event 5 of stream ${id(1)} is gone; root 2 knows it`,
      `INSERTED: event 3 of stream ${id(2)} was put in after root 2 had been signed`,
    ])
  })
})

describe('the roots themselves', () => {
  test.each([
    [
      'a leaf says another hash',
      `update audit_leaves set hash = sha256('x') where root = 1 and stream_id = '${id(2)}'`,
      ['rewritten', 'leaves'],
    ],
    ['a leaf is gone', `delete from audit_leaves where root = 1 and stream_id = '${id(2)}'`, ['leaves', 'inserted']],
    ['a leaf is put in', `insert into audit_leaves values (1, '${id(9)}', 1, sha256('x'))`, ['removed', 'leaves']],
    [
      'a statement says another time',
      `update audit_roots set at = at + interval '1 second' where number = 1`,
      ['root_unreadable'],
    ],
    [
      'a statement is another',
      `update audit_roots set statement = replace(statement, '"leaves":2', '"leaves":3') where number = 1`,
      ['root_unsigned', 'root_unchained', 'leaves'],
    ],
    [
      'a root is gone',
      'with gone as (delete from audit_leaves where root = 1) delete from audit_roots where number = 1',
      ['root_missing', 'root_unchained', 'inserted'],
    ],
  ])('%s', async (_what, text, expected) => {
    await tamper('alter table audit_leaves drop constraint audit_leaves_root_fkey')
    await tamper(text)
    const found = (await faults()).map((one) => one.fault)
    for (const one of expected) expect(found).toContain(one)
    await tamper('truncate audit_leaves, audit_roots')
    await tamper('alter table audit_leaves add foreign key (root) references audit_roots (number)')
  })

  test('a root signed by somebody else', async () => {
    await seal(forger)
    expect(await faults()).toEqual([{ fault: 'root_unsigned', root: 3 }])
  })

  test('all of it made anew by one who has the key: the copy that somebody kept tells', async () => {
    const kept = await roots()
    await tamper('truncate events, audit_leaves, audit_roots restart identity')
    await record(1, 1, 2, 3)
    await seal()
    expect(await faults()).toEqual([])
    expect((await audit(kept)).faults).toEqual([
      { fault: 'root_differs', root: 1 },
      { fault: 'root_lost', root: 2 },
    ])
  })
})

test('no event slips under the barrier: one that commits late comes under the next root', async () => {
  let release = () => {}
  const held = new Promise<void>((done) => (release = done))
  let begun = () => {}
  const writing = new Promise<void>((done) => (begun = done))
  const late = db.transaction().execute(async (trx) => {
    const writer = { actor: publicActor, role: null, at: new Date(clock), requestId: 'r' }
    await appendEvents(trx, [{ stream: 'thing', streamId: id(7), type: 'thing.made', data: {} }], writer)
    begun()
    await held
  })
  await writing
  let settled = false
  const barrier = settledPosition(db).then((upto) => ((settled = true), upto))
  await new Promise((done) => setTimeout(done, 150))
  expect(settled).toBe(false)
  release()
  await late
  const { rows } = await pool.query('select max(position) as upto from events')
  expect(await barrier).toBe(rows[0].upto)
})

/** Event `seq` with other data and a hash that fits; `on`: those after it too. */
async function rewrite(stream: number, seq: number, data: object, on: boolean) {
  const events = await readStream(db, id(stream))
  let prevHash = events[seq - 2]?.hash ?? null
  for (const event of events.slice(seq - 1, on ? undefined : seq)) {
    const { hash: _old, ...rest } = event
    const next = { ...rest, prevHash, data: event.seq === seq ? { ...data } : event.data }
    const hash = eventHash(next)
    await tamper(
      `update events set data = $3, prev_hash = decode($4, 'hex'), hash = decode($5, 'hex') where stream_id = $1 and seq = $2`,
      [id(stream), event.seq, JSON.stringify(next.data), prevHash, hash],
    )
    prevHash = hash
  }
}
