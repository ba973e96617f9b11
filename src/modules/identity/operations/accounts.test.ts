import { describe, expect, test } from 'vitest'
import { verifyPassword } from '#kernel/crypto/password.ts'
import { findCredentials } from '../credential.questions.ts'
import { verifyLog } from '#kernel/events/verify/verify-log.ts'
import { publicActor, systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { findAccounts, listOfficers } from '../account.questions.ts'
import { anAccount, aToken, PASSWORD, signedIn, somePlaces, whoIs } from '../testing/fixtures.ts'
import { createAccount } from './create-account.ts'
import { disableAccount } from './disable-account.ts'
import { enableAccount } from './enable-account.ts'
import { endPosition } from './end-position.ts'
import { endSession } from './end-session.ts'
import { getAccount } from './get-account.ts'
import { grantPosition } from './grant-position.ts'
import { listAccounts } from './list-accounts.ts'
import { listSessions } from './list-sessions.ts'
import { pruneSessions } from './prune-sessions.ts'
import { resetPassword } from './reset-password.ts'
import { setPassword } from './set-password.ts'

const { pool } = await testDatabase()
const t = testRuntime({ pool, now: '2026-11-20T08:00:00+07:00' })
await somePlaces(t)
const province = await signedIn(t, 'administrator', '48')
const commune = await signedIn(t, 'administrator', '20965')
const hue = await signedIn(t, 'administrator', '46')
const refusedField = (path: string, code: string) => ({ kind: 'invalid', fields: [{ path, code }] })

describe('an account', () => {
  test('is made by the administrator of the unit, and of any unit above it', async () => {
    for (const { actor } of [province, commune]) {
      const login = `n${Math.random().toString(36).slice(2, 12)}`
      expect(
        await t.run(createAccount, { login, name: 'Hồ Văn Nam', password: PASSWORD, unit: '20965' }, actor),
      ).toMatchObject({ login })
    }
  })

  test('is not made for a unit of somebody else, nor for none, nor for an unknown one', async () => {
    const account = { login: 'nguoila', name: 'Người Lạ', password: PASSWORD }
    const make = (unit: string, actor = commune.actor) => t.run(createAccount, { ...account, unit }, actor)
    await expect(make('20971')).rejects.toMatchObject({ code: 'identity.unit_not_yours' })
    await expect(make('48')).rejects.toMatchObject({ code: 'identity.unit_not_yours' })
    await expect(make('')).rejects.toMatchObject(refusedField('unit', 'identity.unit_needed'))
    await expect(make('99999')).rejects.toMatchObject(refusedField('unit', 'identity.unknown_unit'))
    await expect(make('20965', hue.actor)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(make('20965', publicActor)).rejects.toMatchObject({ kind: 'unauthenticated' })
  })

  test('keeps its user name and its phone number to itself', async () => {
    await anAccount(t, { login: 'duynhat', phone: '0912 345 678' })
    const make = (login: string, phone: string) =>
      t.run(createAccount, { login, phone, name: 'X', password: PASSWORD }, systemActor)
    await expect(make('DuyNhat', '')).rejects.toMatchObject(refusedField('login', 'identity.login_taken'))
    await expect(make('duynhi', '+84912345678')).rejects.toMatchObject(refusedField('phone', 'identity.phone_taken'))
  })

  test('made twice at the same moment is made once, and the other is told', async () => {
    const make = () => t.run(createAccount, { login: 'cunglucs', name: 'X', password: PASSWORD }, systemActor)
    const results = await Promise.allSettled([make(), make(), make()])
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'identity.login_taken' })
  })

  test('does not take a bad name, number or password', async () => {
    const make = (change: Record<string, string>) =>
      t.run(createAccount, { login: 'hople', name: 'Hợp Lệ', password: PASSWORD, ...change }, systemActor)
    for (const login of ['', 'a', '1abc', 'có.dấu', 'a b', 'new', 'a@b.vn', 'x'.repeat(41)])
      await expect(make({ login })).rejects.toMatchObject(refusedField('login', 'identity.bad_login'))
    for (const phone of ['123', '0905', 'abc', '+1 202 555 0100', '09051234567890'])
      await expect(make({ phone })).rejects.toMatchObject(refusedField('phone', 'identity.bad_phone'))
    for (const [password, code] of [
      ['bay.chu', 'identity.password_short'],
      ['12345678', 'identity.password_common'],
      ['MatKhau123', 'identity.password_common'],
      ['x'.repeat(201), 'identity.password_long'],
    ] as const)
      await expect(make({ password })).rejects.toMatchObject(refusedField('password', code))
    await expect(make({ login: 'ten.rat.dai', password: 'ten.rat.dai' })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(make({ name: '<b>x</b>' })).rejects.toMatchObject(refusedField('name', 'kernel.bad_letters'))
  })

  test('keeps a name that was typed with combining accents as everybody writes it', async () => {
    await t.run(
      createAccount,
      { login: 'hoahop', name: '  Nguyễn   Thị Hạnh '.normalize('NFD'), password: PASSWORD },
      systemActor,
    )
    expect((await t.run(getAccount, { login: 'hoahop' }, systemActor)).name).toBe('Nguyễn Thị Hạnh')
  })

  test('that is disabled loses access at once, and gets it back when it is enabled', async () => {
    const { token, account } = await signedIn(t, 'specialist', '20965')
    await t.run(disableAccount, { login: account.login }, commune.actor)
    expect((await whoIs(t, token)).kind).toBe('public')
    await expect(t.run(disableAccount, { login: account.login }, commune.actor)).rejects.toMatchObject({
      kind: 'conflict',
    })
    await t.run(enableAccount, { login: account.login }, commune.actor)
    expect((await whoIs(t, token)).kind).toBe('public')
    expect((await whoIs(t, await aToken(t, account))).positions).toHaveLength(1)
  })

  test('of one unit looks absent to the administrator of another', async () => {
    const account = await anAccount(t, { role: 'reception', unit: '20965' })
    await expect(t.run(getAccount, { login: account.login }, hue.actor)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(t.run(disableAccount, { login: account.login }, hue.actor)).rejects.toMatchObject({
      kind: 'not_found',
    })
  })

  test('of the province cannot be taken over by an administrator of a commune in which it also works', async () => {
    const account = await anAccount(t, { role: 'administrator', unit: '48' })
    await t.run(grantPosition, { login: account.login, role: 'reception', unit: '20965' }, province.actor)
    expect((await t.run(getAccount, { login: account.login }, commune.actor)).manageable).toBe(false)
    const reset = t.run(resetPassword, { login: account.login, password: 'mot cau khac' }, commune.actor)
    await expect(reset).rejects.toMatchObject({ code: 'identity.not_yours', kind: 'forbidden' })
  })

  test('cannot appoint, end, disable or reset itself', async () => {
    const { login } = province.account
    const itself = { code: 'identity.not_yourself' }
    await expect(t.run(grantPosition, { login, role: 'chair', unit: '48' }, province.actor)).rejects.toMatchObject(
      itself,
    )
    await expect(t.run(disableAccount, { login }, province.actor)).rejects.toMatchObject(itself)
    await expect(t.run(resetPassword, { login, password: 'mot cau khac' }, province.actor)).rejects.toMatchObject(
      itself,
    )
  })
})

describe('a position', () => {
  test('gives its rights from its first day to its last', async () => {
    const account = await anAccount(t, { unit: '20965' })
    const period = { validFrom: '2026-11-23', validTo: '2026-11-24' }
    await t.run(grantPosition, { login: account.login, role: 'chair', unit: '20965', ...period }, commune.actor)
    const held = async (now: string) => {
      t.setNow(now)
      return (await whoIs(t, await aToken(t, account))).positions.length
    }
    expect(await held('2026-11-22T23:59:00+07:00')).toBe(0)
    expect(await held('2026-11-23T00:00:00+07:00')).toBe(1)
    expect(await held('2026-11-24T23:59:00+07:00')).toBe(1)
    expect(await held('2026-11-25T00:00:00+07:00')).toBe(0)
    t.setNow('2026-11-20T08:00:00+07:00')
  })

  test('of the province covers its communes, and of a commune only itself', async () => {
    expect(province.actor.positions[0]?.units.toSorted()).toEqual(['20965', '20971', '48'])
    expect(commune.actor.positions[0]?.units).toEqual(['20965'])
  })

  test('that is ended takes its rights away at once', async () => {
    const { actor, token, account } = await signedIn(t, 'chair', '20965')
    await t.run(endPosition, { login: account.login, position: actor.positions[0]?.id ?? '' }, commune.actor)
    expect(await whoIs(t, token)).toMatchObject({ kind: 'account', positions: [] })
    const again = t.run(endPosition, { login: account.login, position: actor.positions[0]?.id ?? '' }, commune.actor)
    await expect(again).rejects.toMatchObject({ code: 'identity.position_ended' })
  })

  test('may be given its last day ahead, and be taken back before it begins', async () => {
    const { actor, token, account } = await signedIn(t, 'chair', '20965')
    await t.run(
      endPosition,
      { login: account.login, position: actor.positions[0]?.id ?? '', lastDay: '2026-11-30' },
      commune.actor,
    )
    expect((await whoIs(t, token)).positions).toHaveLength(1)
    const coming = await t.run(
      grantPosition,
      { login: account.login, role: 'specialist', unit: '20965', validFrom: '2027-01-01' },
      commune.actor,
    )
    await t.run(endPosition, { login: account.login, position: coming.id }, commune.actor)
    const { positions } = await t.run(getAccount, { login: account.login }, commune.actor)
    expect(positions.map((position) => position.standing).toSorted()).toEqual(['current', 'ended'])
  })

  test('is held once: the same role at the same unit for the same days is refused', async () => {
    const account = await anAccount(t, { role: 'chair', unit: '20965' })
    const give = (change: object) =>
      t.run(grantPosition, { login: account.login, role: 'chair', unit: '20965', ...change }, commune.actor)
    await expect(give({})).rejects.toMatchObject({ code: 'identity.position_twice', kind: 'conflict' })
    await expect(give({ role: 'king' })).rejects.toMatchObject(refusedField('role', 'identity.unknown_role'))
    await expect(give({ unit: '20971' })).rejects.toMatchObject({ code: 'identity.unit_not_yours' })
    await expect(give({ role: 'specialist', validFrom: '2026-12-02', validTo: '2026-12-01' })).rejects.toMatchObject({
      kind: 'invalid',
    })
    await expect(give({ validFrom: '2026-02-31' })).rejects.toMatchObject(refusedField('validFrom', 'kernel.bad_value'))
  })
})

async function hasPassword(id: string, password: string): Promise<boolean> {
  const account = await findCredentials(t.runtime.db, { id }, '2026-11-20')
  return verifyPassword(password, account?.passwordHash ?? undefined)
}

describe('a password', () => {
  test('is changed with the old one; other places are signed out, this one stays', async () => {
    const { actor, token, account } = await signedIn(t, 'reception', '20965')
    const elsewhere = await aToken(t, account)
    expect(await t.run(setPassword, { current: 'sai', password: 'mot cau moi tinh' }, actor)).toEqual({
      changed: false,
    })
    expect(await t.run(setPassword, { current: PASSWORD, password: 'mot cau moi tinh' }, actor)).toEqual({
      changed: true,
    })
    expect((await whoIs(t, token)).kind).toBe('account')
    expect((await whoIs(t, elsewhere)).kind).toBe('public')
    expect(await hasPassword(account.id, PASSWORD)).toBe(false)
  })

  test('is not to be guessed at a desk that was left open', async () => {
    const { actor } = await signedIn(t, 'reception', '20965')
    for (let i = 0; i < 10; i += 1)
      await t.run(setPassword, { current: `sai ${i}`, password: 'mot cau moi tinh' }, actor)
    await expect(t.run(setPassword, { current: PASSWORD, password: 'mot cau moi tinh' }, actor)).rejects.toMatchObject({
      kind: 'too_many',
    })
  })

  test('that an administrator resets signs the person out everywhere', async () => {
    const { token, account } = await signedIn(t, 'reception', '20965')
    await t.run(resetPassword, { login: account.login, password: 'mot cau moi tinh' }, commune.actor)
    expect((await whoIs(t, token)).kind).toBe('public')
    expect(await hasPassword(account.id, 'mot cau moi tinh')).toBe(true)
  })
})

describe('sessions', () => {
  test('are listed to their owner, who ends one of them; nobody else can', async () => {
    const { actor, account } = await signedIn(t, 'reception', '20965')
    const elsewhere = await aToken(t, account)
    const { items } = await t.run(listSessions, {}, actor)
    expect(items.map((item) => item.current).toSorted()).toEqual([false, true])
    const other = items.find((item) => !item.current)?.id ?? ''
    await expect(t.run(endSession, { session: other }, commune.actor)).rejects.toMatchObject({ kind: 'not_found' })
    await t.run(endSession, { session: other }, actor)
    expect((await whoIs(t, elsewhere)).kind).toBe('public')
  })

  test('that ended long ago are deleted at night', async () => {
    const later = testRuntime({ pool, now: '2027-06-01T02:40:00+07:00' })
    expect((await later.run(pruneSessions, {}, systemActor)).deleted).toBeGreaterThan(10)
    await expect(t.run(pruneSessions, {}, province.actor)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('the list of accounts', () => {
  test('finds names without accents, user names and phone numbers, and pages by key', async () => {
    for (let i = 0; i < 5; i += 1)
      await anAccount(t, { name: `Đặng Thị Mỹ Lệ ${i}`, unit: '20971', phone: `097700000${i}` })
    const search = (q: string) => t.run(listAccounts, { q }, province.actor)
    expect((await search('dang thi my le')).items).toHaveLength(5)
    expect((await search('0977 000 003')).items.map((item) => item.name)).toEqual(['Đặng Thị Mỹ Lệ 3'])
    expect((await search('100%_')).items).toEqual([])
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await t.run(listAccounts, { q: 'my le', limit: '2', ...(cursor && { cursor }) }, province.actor)
      names.push(...page.items.map((item) => item.name))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(names).toEqual([0, 1, 2, 3, 4].map((i) => `Đặng Thị Mỹ Lệ ${i}`))
    await expect(t.run(listAccounts, { cursor: 'nonsense' }, province.actor)).rejects.toMatchObject({
      code: 'kernel.bad_cursor',
    })
  })

  test('shows an administrator only the accounts of the own units', async () => {
    const { items } = await t.run(listAccounts, { limit: '100' }, hue.actor)
    expect(items.map((item) => item.login)).toEqual([hue.account.login])
  })
})

describe('questions of other modules', () => {
  test('names of accounts, and the officers of a unit who may do something', async () => {
    const specialist = await anAccount(t, { name: 'Phạm Minh Châu', role: 'specialist', unit: '19750' })
    const gone = await anAccount(t, { role: 'specialist', unit: '19750' })
    await t.run(disableAccount, { login: gone.login }, systemActor)
    expect(await listOfficers(t.runtime.db, '19750', 'dossiers:examine', '2026-11-20')).toEqual([
      { accountId: specialist.id, name: 'Phạm Minh Châu', role: 'specialist' },
    ])
    expect(await listOfficers(t.runtime.db, '19750', 'dossiers:approve', '2026-11-20')).toEqual([])
    const names = await findAccounts(t.runtime.db, [specialist.id, gone.id, '00000000-0000-7000-8000-000000000000'])
    expect(names.get(specialist.id)).toEqual({ id: specialist.id, login: specialist.login, name: 'Phạm Minh Châu' })
    expect(names.size).toBe(2)
  })
})

test('everything that happened to accounts is in an unbroken chain, without passwords and tokens', async () => {
  expect(await verifyLog(pool, { keys: [] })).toMatchObject({ faults: [] })
  const { rows } = await pool.query(`select data::text from events where stream = 'account'`)
  for (const { data } of rows) expect(data).not.toMatch(/argon2|ms_|mot cau/)
})
