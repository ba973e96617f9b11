import { describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { anAccount, aToken, signedIn, somePlaces, whoIs } from './testing/fixtures.ts'
import { currentSession } from './operations/current-session.ts'
import { signOut } from './operations/sign-out.ts'
import { tokenHash } from './session.rules.ts'

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
