import { describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { anAccount, signedIn } from '../testing/fixtures.ts'
import { createRole } from './create-role.ts'
import { disableAccount } from './disable-account.ts'
import { enableAccount } from './enable-account.ts'
import { endPosition } from './end-position.ts'
import { grantPosition } from './grant-position.ts'
import { nameSubstitute } from './name-substitute.ts'
import { updateRole } from './update-role.ts'
import { rightsOf, whoMay } from './who-may.ts'
import { aRole, administrators, NOW } from '../testing/administrators.ts'

const { pool } = await testDatabase()
const { t, province, commune, hue, changed, confirmed } = await administrators(pool)
const at = (time: string) => t.setNow(`2026-11-${time}:00+07:00`)

describe('what somebody could do on a day', () => {
  const on = async (login: string, day: string) =>
    (await t.run(rightsOf, { login, on: day }, province.actor)).items.map(
      ({ role, permissions: may, from, until }) => ({
        role,
        may: may.map(({ permission }) => permission),
        from,
        until,
      }),
    )

  test('is known years later: from when it was given, as the role was then, until it ended', async () => {
    await t.run(createRole, aRole('doi_quyen', ['dossiers:read', 'dossiers:examine']), confirmed(province.actor))
    const account = await anAccount(t, { unit: '20965' })
    const given = { login: account.login, role: 'doi_quyen', unit: '20965', validFrom: '2026-11-21' }
    const { id } = await t.run(grantPosition, given, confirmed(province.actor))
    at('23T10:00')
    await t.run(updateRole, await changed('doi_quyen', { permissions: ['dossiers:read'] }), confirmed(province.actor))
    at('25T15:00')
    await t.run(endPosition, { login: account.login, position: id, reason: 'Nghỉ hưu' }, confirmed(province.actor))
    at('30T09:00')
    const both = ['dossiers:examine', 'dossiers:read']
    expect(await on(account.login, '2026-11-20')).toEqual([])
    expect(await on(account.login, '2026-11-22')).toMatchObject([{ may: both, from: null, until: null }])
    expect(await on(account.login, '2026-11-23')).toMatchObject([
      { may: both, from: null, until: '2026-11-23T10:00:00+07:00' },
      { may: ['dossiers:read'], from: '2026-11-23T10:00:00+07:00', until: null },
    ])
    expect(await on(account.login, '2026-11-25')).toMatchObject([{ from: null, until: '2026-11-25T15:00:00+07:00' }])
    expect(await on(account.login, '2026-11-26')).toEqual([])
    t.setNow(NOW)
  })

  test('leaves out the time in which the account was disabled', async () => {
    const { account } = await signedIn(t, 'chair', '20965')
    at('23T08:00')
    await t.run(disableAccount, { login: account.login }, confirmed(province.actor))
    at('24T12:00')
    await t.run(enableAccount, { login: account.login }, confirmed(province.actor))
    expect(await on(account.login, '2026-11-23')).toMatchObject([{ until: '2026-11-23T08:00:00+07:00' }])
    expect(await on(account.login, '2026-11-24')).toMatchObject([{ from: '2026-11-24T12:00:00+07:00' }])
    t.setNow(NOW)
  })

  test('names the substitution and for whom, and those who administer elsewhere see nothing', async () => {
    const away = await signedIn(t, 'chair', '20965')
    const other = await signedIn(t, 'specialist', '20965')
    const positions = away.actor.positions.map(({ id }) => id)
    const to = '2026-11-20T12:00:00+07:00'
    await t.run(
      nameSubstitute,
      { positions, substitute: other.account.login, to, reason: 'Họp' },
      confirmed(away.actor),
    )
    const { items } = await t.run(whoMay, { unit: '20965', permission: 'dossiers:approve' }, commune.actor)
    expect(items.filter(({ login }) => login === other.account.login)).toMatchObject([
      { role: 'chair', until: to, substitutes: { name: away.actor.name, reason: 'Họp' } },
    ])
    expect(await on(other.account.login, '2026-11-20')).toHaveLength(2)
    await expect(t.run(rightsOf, { login: other.account.login }, hue.actor)).rejects.toMatchObject({
      kind: 'not_found',
    })
    await expect(t.run(whoMay, { unit: '20965' }, hue.actor)).rejects.toMatchObject({
      fields: [{ path: 'unit', code: 'identity.unknown_unit' }],
    })
  })
})
