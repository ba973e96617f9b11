import { describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { createAccount } from '#modules/identity/index.ts'
import { anAccount, PASSWORD, signedIn, somePlaces, whoIs } from '#modules/identity/testing/fixtures.ts'
import { entered, withApp } from '../testing/fixtures.ts'
import { confirmPresence } from './confirm-presence.ts'
import { inviteOfficer } from './invite-officer.ts'
import { listWaitingColleagues } from './list-waiting-colleagues.ts'
import { notifyRecovered } from './notify-recovered.ts'
import { openLink } from './open-link.ts'
import { recoverAccount } from './recover-account.ts'
import { signIn } from './sign-in.ts'
import { useLink } from './use-link.ts'
import { vouchForColleague } from './vouch-for-colleague.ts'

const { pool } = await testDatabase()
const t = testRuntime({ pool, now: '2026-11-20T08:00:00+07:00' })
await somePlaces(t)

/** Somebody at work who has just proved again who she is, whatever the test's clock says. */
async function officerOf(role: string, unit: string) {
  const given = await signedIn(t, role, unit)
  return { ...given, actor: { ...given.actor, confirmedAt: new Date('9999-12-31') } }
}
const hoa = await officerOf('reception', '20965')
const minh = await officerOf('specialist', '20965')
const stranger = await officerOf('specialist', '20971')
const admin = await officerOf('administrator', '48')
const NEW = 'mot cau moi tinh'
const reason = 'gặp tại bàn, mất điện thoại'
const tokenOf = (link: { url: string } | null) => link?.url.split('/').at(-1) ?? ''

describe('recovery by two colleagues', () => {
  test('takes two of the same unit; the link sets a password, ends sessions and second factors, and works once', async () => {
    const lost = await officerOf('specialist', '20965')
    await withApp(t, lost.actor)
    const ask = { login: lost.account.login, reason }
    expect((await t.run(vouchForColleague, ask, hoa.actor)).link).toBeNull()
    expect((await t.run(listWaitingColleagues, {}, minh.actor)).items).toMatchObject([{ login: lost.account.login }])
    await expect(t.run(vouchForColleague, ask, hoa.actor)).rejects.toMatchObject({
      code: 'authentication.vouched_already',
    })
    const { link } = await t.run(vouchForColleague, ask, minh.actor)
    expect(link?.expiresAt).toBe('2026-11-20T09:00:00+07:00')
    const token = tokenOf(link)
    expect(await t.run(openLink, { token })).toMatchObject({ kind: 'recovery', login: lost.account.login })
    const answer = entered(await t.run(useLink, { token, password: NEW }))
    expect((await whoIs(t, lost.token)).kind).toBe('public')
    expect((await whoIs(t, answer.signedIn.token)).accountId).toBe(lost.account.id)
    await expect(t.run(useLink, { token, password: NEW })).rejects.toMatchObject({ code: 'authentication.link_over' })
    // No second step: the lost app is gone with the rest.
    expect((await t.run(signIn, { login: lost.account.login, password: NEW })).outcome).toBe('signed_in')
  })

  test('is not for oneself, nor for other units, whose people look like nobody', async () => {
    const own = { login: minh.account.login, reason }
    await expect(t.run(vouchForColleague, own, minh.actor)).rejects.toMatchObject({
      code: 'authentication.not_for_yourself',
    })
    const [elsewhere, nobody] = [stranger.account.login, 'khongcoai']
    for (const login of [elsewhere, nobody])
      await expect(t.run(vouchForColleague, { login, reason }, minh.actor)).rejects.toMatchObject({
        code: 'authentication.unknown_person',
      })
    const resident = await anAccount(t)
    const actor = { ...minh.actor, accountId: resident.id, positions: [] }
    await expect(t.run(vouchForColleague, own, actor)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('the first word is forgotten after a day, the link after an hour', async () => {
    const lost = await anAccount(t, { role: 'reception', unit: '20965' })
    const ask = { login: lost.login, reason }
    await t.run(vouchForColleague, ask, hoa.actor)
    t.setNow('2026-11-21T08:00:01+07:00')
    expect((await t.run(vouchForColleague, ask, minh.actor)).link).toBeNull()
    const { link } = await t.run(vouchForColleague, ask, hoa.actor)
    t.setNow('2026-11-21T09:00:02+07:00')
    await expect(t.run(openLink, { token: tokenOf(link) })).rejects.toMatchObject({ code: 'authentication.link_over' })
    t.setNow('2026-11-20T08:00:00+07:00')
  })
})

describe('recovery by an administrator', () => {
  test('gives the link at once, keeps the reason, and tells the phone of the account', async () => {
    const lost = await anAccount(t, { role: 'reception', unit: '20965', phone: '0905123457' })
    const { link } = await t.run(recoverAccount, { login: lost.login, reason }, admin.actor)
    entered(await t.run(useLink, { token: tokenOf(link), password: NEW }))
    const { rows } = await pool.query(
      'select reason from account_link_vouchers v join account_links l on l.id = v.link_id where l.account_id = $1',
      [lost.id],
    )
    expect(rows).toEqual([{ reason }])
    const event = { streamId: lost.id, seq: 5, at: '2026-11-20T08:00:00+07:00' }
    expect(await t.run(notifyRecovered, { event }, { ...admin.actor, kind: 'system' })).toEqual({ sent: true })
    expect(t.texts.at(-1)).toMatchObject({ phone: '+84905123457', template: 'notice', trackingId: `${lost.id}.5` })
  })

  test('is refused to other units and for oneself', async () => {
    const commune = await officerOf('administrator', '20971')
    for (const [actor, login] of [
      [commune.actor, hoa.account.login],
      [admin.actor, admin.account.login],
    ] as const)
      await expect(t.run(recoverAccount, { login, reason }, actor)).rejects.toMatchObject({
        kind: expect.stringMatching(/forbidden|not_found/),
      })
  })
})

describe('an invitation', () => {
  async function aNewcomer(login: string) {
    const given = { login, name: 'Trần An', unit: '20965', role: 'reception' }
    await t.run(createAccount, given, admin.actor)
    return login
  }

  test('opens an account that was made without a password; a new link ends the one before', async () => {
    const login = await aNewcomer('an.moi')
    expect((await t.run(signIn, { login, password: PASSWORD })).outcome).toBe('refused')
    const first = await t.run(inviteOfficer, { login }, admin.actor)
    const second = await t.run(inviteOfficer, { login }, admin.actor)
    expect(second.link.expiresAt).toBe('2026-11-27T08:00:00+07:00')
    await expect(t.run(openLink, { token: tokenOf(first.link) })).rejects.toMatchObject({ kind: 'not_found' })
    const answer = entered(await t.run(useLink, { token: tokenOf(second.link), password: NEW }))
    expect(answer.signedIn.positions).toMatchObject([{ role: 'reception' }])
    await expect(t.run(inviteOfficer, { login }, admin.actor)).rejects.toMatchObject({
      code: 'authentication.taken_over',
    })
  })

  test('in person waits until an officer of the unit has typed the code on the screen', async () => {
    const login = await aNewcomer('an.gap')
    const { link } = await t.run(inviteOfficer, { login, inPerson: true }, admin.actor)
    const token = tokenOf(link)
    const { deskCode } = await t.run(openLink, { token })
    expect(deskCode).toMatch(/^\d{6}$/)
    await expect(t.run(useLink, { token, password: NEW })).rejects.toMatchObject({
      code: 'authentication.not_seen_yet',
    })
    expect(await t.run(confirmPresence, { code: deskCode ?? '' }, stranger.actor)).toEqual({ name: null })
    expect(await t.run(confirmPresence, { code: ` ${deskCode}` }, hoa.actor)).toEqual({ name: 'Trần An' })
    expect((await t.run(openLink, { token })).deskCode).toBeNull()
    expect((await t.run(useLink, { token, password: NEW })).outcome).toBe('signed_in')
  })

  test('is refused with a password that holds the own name, and is not used up by that', async () => {
    const login = await aNewcomer('an.ten')
    const { link } = await t.run(inviteOfficer, { login }, admin.actor)
    const token = tokenOf(link)
    await expect(t.run(useLink, { token, password: 'tran-an-2026' })).rejects.toMatchObject({ kind: 'invalid' })
    expect((await t.run(useLink, { token, password: NEW })).outcome).toBe('signed_in')
  })

  test('lies in the database as a hash only', async () => {
    const login = await aNewcomer('an.bam')
    const { link } = await t.run(inviteOfficer, { login }, admin.actor)
    const { rows } = await pool.query('select * from account_links')
    expect(JSON.stringify(rows)).not.toContain(tokenOf(link))
  })
})
