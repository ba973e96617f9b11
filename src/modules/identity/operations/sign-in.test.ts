import { describe, expect, test } from 'vitest'
import { execute } from '#kernel/operation/pipeline.ts'
import { publicActor, systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { anAccount, aToken, PASSWORD, signedIn, somePlaces, whoIs } from '../testing/fixtures.ts'
import { tokenHash } from '../session.rules.ts'
import { currentSession } from './current-session.ts'
import { disableAccount } from './disable-account.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

const { pool } = await testDatabase()
const t = testRuntime({ pool, now: '2026-11-20T08:00:00+07:00' })
await somePlaces(t)

const from = (address: string) => (login: string, password: string) =>
  execute(
    t.runtime,
    signIn,
    { login, password },
    {
      actor: publicActor,
      locale: 'vi',
      requestId: 'test',
      client: { address, userAgent: 'Firefox\u0000 thử' },
    },
  )

describe('signing in', () => {
  test('an officer signs in by user name and gets name, positions and permissions', async () => {
    await anAccount(t, {
      login: 'tiepnhan',
      name: 'Lê Thị Hoa',
      phone: '0905 123 456',
      role: 'reception',
      unit: '20965',
    })
    const { signedIn: answer } = await from('10.0.0.1')('  TiepNhan ', PASSWORD)
    expect(answer?.account).toEqual({ name: 'Lê Thị Hoa', login: 'tiepnhan', phone: '+84905123456' })
    expect(answer?.expiresAt).toBe('2026-11-20T20:00:00+07:00')
    expect(answer?.positions).toMatchObject([
      { role: 'reception', roleName: 'Cán bộ tiếp nhận', unitName: 'Xã Núi Thành' },
    ])
    const actor = await whoIs(t, answer?.token)
    expect(actor.positions[0]).toMatchObject({ unitCode: '20965', units: ['20965'] })
    expect(actor.positions[0]?.permissions.has('dossiers:receive')).toBe(true)
  })

  test('the phone number in any spelling signs in as well', async () => {
    for (const login of ['0905123456', '+84 905 123 456', '84905123456', '0905.123.456'])
      expect((await from('10.0.0.2')(login, PASSWORD)).signedIn?.account.login).toBe('tiepnhan')
  })

  test('a password typed with combining accents is the same password', async () => {
    const { createAccount } = await import('./create-account.ts')
    await t.run(createAccount, { login: 'codau', name: 'Ý', password: 'mật khẩu dài' }, systemActor)
    expect((await from('10.0.0.3')('codau', 'mật khẩu dài'.normalize('NFD'))).signedIn).not.toBeNull()
  })

  test('a wrong password, an unknown name and a disabled account get the same answer', async () => {
    const gone = await anAccount(t)
    await t.run(disableAccount, { login: gone.login }, systemActor)
    const answers = [
      await from('10.0.0.4')('tiepnhan', 'sai mat khau'),
      await from('10.0.0.4')('khongcoai', PASSWORD),
      await from('10.0.0.4')(gone.login, PASSWORD),
      await from('10.0.0.4')('0999999999', PASSWORD),
      await from('10.0.0.4')("' or 1=1 --", PASSWORD),
    ]
    expect(answers).toEqual(answers.map(() => ({ signedIn: null })))
  })

  test('the token is stored only as its hash', async () => {
    const token = await aToken(t, await anAccount(t))
    const { rows } = await pool.query('select * from sessions where token_sha256 = $1', [tokenHash(token)])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows[0].user_agent).not.toContain('\u0000')
  })

  test('signing in again ends the session that the browser had', async () => {
    const { actor, token, account } = await signedIn(t, 'specialist', '20965')
    const again = await t.run(signIn, { login: account.login, password: PASSWORD }, actor)
    expect((await whoIs(t, token)).kind).toBe('public')
    expect((await whoIs(t, again.signedIn?.token)).kind).toBe('account')
  })

  test('the same account signs in at sixteen places at once', async () => {
    const account = await anAccount(t)
    const tokens = await Promise.all(Array.from({ length: 16 }, () => aToken(t, account)))
    expect(new Set(tokens).size).toBe(16)
    const { rows } = await pool.query('select count(*)::int as n from events where stream_id = $1', [account.id])
    expect(rows[0].n).toBe(17)
  })
})

describe('guessing', () => {
  test('ten failures shut out this name from this address, and nobody else', async () => {
    const account = await anAccount(t)
    const guess = from('203.0.113.7')
    for (let i = 0; i < 10; i += 1) expect(await guess(account.login, `sai-${i}`)).toEqual({ signedIn: null })
    await expect(guess(account.login, PASSWORD)).rejects.toMatchObject({
      code: 'identity.too_many_failures',
      kind: 'too_many',
    })
    expect((await from('203.0.113.8')(account.login, PASSWORD)).signedIn).not.toBeNull()
    expect((await guess('tiepnhan', PASSWORD)).signedIn).not.toBeNull()
  })

  test('an unknown name is shut out in the same way, so that this tells nothing either', async () => {
    const guess = from('203.0.113.9')
    for (let i = 0; i < 10; i += 1) await guess('khongcoai', `sai-${i}`)
    await expect(guess('khongcoai', 'x')).rejects.toMatchObject({ code: 'identity.too_many_failures' })
  })

  test('after a quarter of an hour one may try again, and the right password forgets the failures', async () => {
    const account = await anAccount(t)
    const guess = from('203.0.113.10')
    for (let i = 0; i < 9; i += 1) await guess(account.login, 'sai')
    expect((await guess(account.login, PASSWORD)).signedIn).not.toBeNull()
    for (let i = 0; i < 10; i += 1) await guess(account.login, 'sai')
    await expect(guess(account.login, PASSWORD)).rejects.toMatchObject({ kind: 'too_many' })
    t.setNow('2026-11-20T08:15:01+07:00')
    expect((await guess(account.login, PASSWORD)).signedIn).not.toBeNull()
    t.setNow('2026-11-20T08:00:00+07:00')
  })

  test('sixty failures of many names from one network shut the network out, IPv6 by its first half', async () => {
    const network = (i: number) => from(`2001:db8:1:2::${i.toString(16)}`)
    await Promise.all(Array.from({ length: 60 }, (_, i) => network(i)(`nguoi${i}`, 'sai')))
    await expect(from('2001:db8:1:2:ffff::1')('tiepnhan', PASSWORD)).rejects.toMatchObject({ kind: 'too_many' })
    expect((await from('2001:db8:1:3::1')('tiepnhan', PASSWORD)).signedIn).not.toBeNull()
  }, 60_000)
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
