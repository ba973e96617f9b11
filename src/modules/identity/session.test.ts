import { describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { anAccount, aToken, signedIn, somePlaces, whoIs } from './testing/fixtures.ts'
import { currentSession } from './operations/current-session.ts'
import { signOut } from './operations/sign-out.ts'
import { identify } from './session.questions.ts'
import { roughNetwork, tokenHash } from './session.rules.ts'

const { pool } = await testDatabase()
const t = testRuntime({ pool, now: '2026-11-20T08:00:00+07:00' })
await somePlaces(t)

test('the token of a session is stored only as its hash', async () => {
  const token = await aToken(t, await anAccount(t))
  const { rows } = await pool.query('select * from sessions where token_sha256 = $1', [tokenHash(token)])
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('the same account signs in at sixteen places at once', async () => {
  const account = await anAccount(t)
  const tokens = await Promise.all(Array.from({ length: 16 }, () => aToken(t, account)))
  expect(new Set(tokens).size).toBe(16)
  const { rows } = await pool.query('select count(*)::int as n from events where stream_id = $1', [account.id])
  expect(rows[0].n).toBe(17)
})

describe('a session', () => {
  test('tells its owner who he is and until when', async () => {
    const { actor } = await signedIn(t, 'chair', '20965')
    expect(await t.run(currentSession, {}, actor)).toMatchObject({ positions: [{ role: 'chair', unit: '20965' }] })
    await expect(t.run(currentSession, {})).rejects.toMatchObject({ kind: 'unauthenticated' })
  })

  test('ends when its owner signs out, at once and for good; signing out twice is no error', async () => {
    const { actor, token } = await signedIn(t, 'chair', '20965')
    await t.run(signOut, {}, actor)
    expect((await whoIs(t, token)).kind).toBe('public')
    await t.run(signOut, {}, actor)
    await t.run(signOut, {})
  })

  test('of an officer ends after two idle hours, and stays while it is used', async () => {
    const { token } = await signedIn(t, 'reception', '20965')
    t.setNow('2026-11-20T09:59:00+07:00')
    expect((await whoIs(t, token)).kind).toBe('account')
    t.setNow('2026-11-20T11:58:00+07:00')
    expect((await whoIs(t, token)).kind).toBe('account')
    t.setNow('2026-11-20T13:59:00+07:00')
    expect((await whoIs(t, token)).kind).toBe('public')
    t.setNow('2026-11-20T08:00:00+07:00')
  })

  test('of somebody without a position lasts thirty days when it is used', async () => {
    const token = await aToken(t, await anAccount(t))
    t.setNow('2026-12-04T07:59:00+07:00')
    expect((await whoIs(t, token)).kind).toBe('account')
    t.setNow('2026-12-18T07:58:00+07:00')
    expect((await whoIs(t, token)).kind).toBe('account')
    t.setNow('2026-12-20T08:00:00+07:00')
    expect((await whoIs(t, token)).kind).toBe('public')
    t.setNow('2026-11-20T08:00:00+07:00')
  })

  test('writes "last seen" once a minute and not on every request', async () => {
    const { token } = await signedIn(t, 'reception', '20965')
    const seen = async () =>
      (await pool.query('select last_seen_at from sessions where token_sha256 = $1', [tokenHash(token)])).rows[0]
        .last_seen_at
    t.setNow('2026-11-20T08:00:59+07:00')
    await whoIs(t, token)
    expect((await seen()).toISOString()).toBe('2026-11-20T01:00:00.000Z')
    t.setNow('2026-11-20T08:01:00+07:00')
    await whoIs(t, token)
    expect((await seen()).toISOString()).toBe('2026-11-20T01:01:00.000Z')
    t.setNow('2026-11-20T08:00:00+07:00')
  })

  test('is not made by a token that nobody gave out', async () => {
    for (const token of [
      undefined,
      '',
      'ms_x',
      `ms_${'A'.repeat(43)}`,
      'ap_123',
      'x'.repeat(10_000),
      "ms_'; drop table sessions",
    ])
      expect((await whoIs(t, token)).kind).toBe('public')
  })
})

describe('a session that is over says why', () => {
  const seen = async (change: string, id: string | undefined, shared = false) => {
    await pool.query(`update sessions set shared = $2 where id = $1`, [id, shared])
    await pool.query(`update sessions set ${change} where id = $1`, [id])
  }

  test.each([
    ['ended', 'ended_at = now()'],
    ['expired', "expires_at = '2026-11-20T07:59:00+07:00'"],
    ['idle', "last_seen_at = '2026-11-01T08:00:00+07:00'"],
  ])('%s', async (why, change) => {
    const { token, actor } = await signedIn(t, 'reception', '20965')
    await seen(change, actor.sessionId)
    expect(await whoIs(t, token)).toMatchObject({ kind: 'public', positions: [], lapsed: { why, shared: false } })
  })

  test('closed, when the account was shut', async () => {
    const { token, account } = await signedIn(t, 'reception', '20965')
    await pool.query('update accounts set disabled_at = now() where id = $1', [account.id])
    expect(await whoIs(t, token)).toMatchObject({ kind: 'public', lapsed: { why: 'closed' } })
  })

  test('and on a device of others takes with it what was opened during it', async () => {
    const { token, actor } = await signedIn(t, 'reception', '20965')
    await seen("last_seen_at = '2026-11-20T07:49:00+07:00'", actor.sessionId, true)
    const after = await identify(t.runtime.db, { sessionToken: token, opened: ['draft'] }, t.runtime.now())
    expect(after).toMatchObject({ opened: [], lapsed: { why: 'idle', shared: true } })
  })

  test('a token that nobody gave out had no session', async () => {
    expect((await whoIs(t, `ms_${'A'.repeat(43)}`)).lapsed).toBeUndefined()
  })
})

test.each([
  ['113.161.20.7', '113.161.x.x'],
  ['2405:4800:1:2:3:4:5:6', '2405:4800:x'],
  ['unknown', ''],
  ['', ''],
])('of the address %s the list of sessions shows %s', (address, shown) => expect(roughNetwork(address)).toBe(shown))
