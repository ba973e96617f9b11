import { describe, expect, test } from 'vitest'
import { readStream } from '#kernel/events/event.store.ts'
import { systemActor } from '#kernel/testing/runtime.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { anAccount, signedIn, whoIs } from '../testing/fixtures.ts'
import { createRole } from './create-role.ts'
import { deleteRole } from './delete-role.ts'
import { disableAccount } from './disable-account.ts'
import { endPosition } from './end-position.ts'
import { endSubstitution } from './end-substitution.ts'
import { getRole } from './get-role.ts'
import { grantPosition } from './grant-position.ts'
import { listSubstitutions } from './list-substitutions.ts'
import { nameSubstitute } from './name-substitute.ts'
import { updateRole } from './update-role.ts'
import { rightsOf, whoMay } from './who-may.ts'
import { aRole, administrators } from '../testing/administrators.ts'

const { pool } = await testDatabase()
const { t, province, commune, hue, changed, confirmed } = await administrators(pool)

describe('a role', () => {
  test('is made, changed and removed, and each change is told with before and after', async () => {
    await t.run(createRole, aRole('van_thu', ['dossiers:read']), province.actor)
    await t.run(
      updateRole,
      await changed('van_thu', { permissions: ['dossiers:read', 'units:manage'] }),
      province.actor,
    )
    const { events } = await t.run(getRole, { role: 'van_thu' }, province.actor)
    expect(events.map(({ type }) => type)).toEqual(['role.changed', 'role.created'])
    expect(events[0]?.changes).toEqual({
      permissions: { before: ['dossiers:read'], after: ['dossiers:read', 'units:manage'] },
    })
    await t.run(deleteRole, { role: 'van_thu' }, province.actor)
    await expect(t.run(getRole, { role: 'van_thu' }, province.actor)).rejects.toMatchObject({ kind: 'not_found' })
  })

  test('that was ever held stays', async () => {
    await t.run(createRole, aRole('da_giu', ['dossiers:read']), province.actor)
    const { actor, account } = await signedIn(t, 'da_giu', '20965')
    await t.run(endPosition, { login: account.login, position: actor.positions[0]?.id ?? '' }, province.actor)
    await expect(t.run(deleteRole, { role: 'da_giu' }, province.actor)).rejects.toMatchObject({
      code: 'identity.role_used',
    })
  })

  test('takes no permission that there is not, and no session that idles past its end', async () => {
    const make = (change: object) => t.run(createRole, aRole('sai', ['dossiers:read'], change), province.actor)
    await expect(make({ permissions: ['dossiers:everything'] })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(make({ idleMinutes: 700 })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(make({ role: 'chair' })).rejects.toMatchObject({ kind: 'invalid' })
  })

  test('that gives only its own cannot be used to raise anybody', async () => {
    await t.run(
      createRole,
      aRole('quan_tri_nho', ['identity:manage', 'identity:roles', 'dossiers:read']),
      province.actor,
    )
    const small = await signedIn(t, 'quan_tri_nho', '20965')
    const raised = { code: 'identity.gives_too_much', kind: 'forbidden' }
    const other = await anAccount(t, { unit: '20965' })
    const give = (role: string) => t.run(grantPosition, { login: other.login, role, unit: '20965' }, small.actor)
    await expect(give('chair')).rejects.toMatchObject(raised)
    await expect(give('administrator')).rejects.toMatchObject(raised)
    await expect(t.run(createRole, aRole('cao', ['dossiers:approve']), small.actor)).rejects.toMatchObject(raised)
    await expect(t.run(createRole, aRole('moi_quyen', [], { gives: 'all' }), small.actor)).rejects.toMatchObject(raised)
    expect(await give('quan_tri_nho')).toHaveProperty('id')
    const own = await changed('quan_tri_nho', {
      permissions: ['identity:manage', 'identity:roles', 'dossiers:approve'],
    })
    await expect(t.run(updateRole, own, small.actor)).rejects.toMatchObject({ code: 'identity.not_raise_yourself' })
  })

  test('is not changed by an administrator of some of the units where it is held', async () => {
    const edit = async (actor: typeof commune.actor) => t.run(updateRole, await changed('administrator', {}), actor)
    await expect(edit(commune.actor)).rejects.toMatchObject({ code: 'identity.role_used_elsewhere' })
    await expect(edit(hue.actor)).rejects.toMatchObject({ code: 'identity.role_used_elsewhere' })
  })

  test('does not lose the last administrator of a unit, by whatever way', async () => {
    const without = await changed('administrator', { permissions: ['dossiers:read'] })
    const last = { code: 'identity.last_administrator', kind: 'conflict' }
    await expect(t.run(updateRole, without, systemActor)).rejects.toMatchObject(last)
    await expect(t.run(disableAccount, { login: hue.account.login }, systemActor)).rejects.toMatchObject(last)
    const end = { login: hue.account.login, position: hue.actor.positions[0]?.id ?? '' }
    await expect(t.run(endPosition, end, systemActor)).rejects.toMatchObject(last)
  })

  test('edited from an old page is refused', async () => {
    const old = await changed('specialist', {})
    await t.run(updateRole, await changed('specialist', { idleMinutes: 61 }), systemActor)
    await expect(t.run(updateRole, old, systemActor)).rejects.toMatchObject({ code: 'identity.role_changed' })
  })
})

describe('a position', () => {
  test('may cover a unit alone', async () => {
    const account = await anAccount(t, { unit: '48' })
    await t.run(grantPosition, { login: account.login, role: 'chair', unit: '48', scope: 'unit' }, province.actor)
    const held = await t.run(rightsOf, { login: account.login }, province.actor)
    expect(held.items.map(({ unit, scope }) => [unit, scope])).toEqual([['48', 'unit']])
    const at20965 = await t.run(whoMay, { unit: '20965', permission: 'dossiers:approve' }, province.actor)
    expect(at20965.items.map(({ login }) => login)).not.toContain(account.login)
  })

  test('is not made longer by being ended', async () => {
    const account = await anAccount(t, { unit: '20965' })
    const given = { login: account.login, role: 'chair', unit: '20965', validTo: '2026-11-30' }
    const { id } = await t.run(grantPosition, given, commune.actor)
    const end = { login: account.login, position: id, lastDay: '2026-12-31' }
    await expect(t.run(endPosition, end, commune.actor)).rejects.toMatchObject({ kind: 'invalid' })
  })
})

describe('a substitute', () => {
  const unknown = { kind: 'invalid', fields: [{ path: 'positions', code: 'identity.no_such_position' }] }
  const period = { to: '2026-11-27T17:00:00+07:00', reason: 'Đi học' }

  test('holds what was handed on, or a part of it, until either side ends it', async () => {
    const away = await signedIn(t, 'chair', '20965')
    const other = await signedIn(t, 'specialist', '20965')
    const positions = away.actor.positions.map(({ id }) => id)
    const { ids } = await t.run(
      nameSubstitute,
      { positions, substitute: other.account.login, permissions: ['dossiers:read'], ...period },
      confirmed(away.actor),
    )
    const held = (await whoIs(t, other.token)).positions.find(({ substitutes }) => substitutes)
    expect([...(held?.permissions ?? [])]).toEqual(['dossiers:read'])
    const mine = await t.run(listSubstitutions, {}, other.actor)
    expect(mine.items).toMatchObject([{ side: 'substitute', standing: 'current', holder: away.actor.name }])
    await t.run(endSubstitution, { id: ids[0] ?? '' }, other.actor)
    expect((await whoIs(t, other.token)).positions).toHaveLength(1)
    const stream = await readStream(t.runtime.db, away.account.id)
    expect(stream.map(({ type }) => type).slice(-2)).toEqual([
      'account.substitute_named',
      'account.substitute_withdrawn',
    ])
  })

  test('names no further one, and is named by nobody but the holder and an administrator', async () => {
    const away = await signedIn(t, 'chair', '20965')
    const other = await signedIn(t, 'specialist', '20965')
    const third = await signedIn(t, 'reception', '20965')
    const positions = away.actor.positions.map(({ id }) => id)
    await t.run(nameSubstitute, { positions, substitute: other.account.login, ...period }, confirmed(away.actor))
    const acting = confirmed(await whoIs(t, other.token))
    const further = t.run(nameSubstitute, { positions, substitute: third.account.login, ...period }, acting)
    await expect(further).rejects.toMatchObject(unknown)
    const foreign = t.run(
      nameSubstitute,
      { positions, substitute: third.account.login, ...period },
      confirmed(hue.actor),
    )
    await expect(foreign).rejects.toMatchObject(unknown)
    const herself = { positions, substitute: commune.account.login, ...period }
    await expect(t.run(nameSubstitute, herself, confirmed(commune.actor))).rejects.toMatchObject({
      code: 'identity.not_yourself',
    })
    const byAdministrator = { positions, substitute: third.account.login, ...period }
    expect((await t.run(nameSubstitute, byAdministrator, confirmed(commune.actor))).ids).toHaveLength(1)
  })

  test('of an administrator hands on nothing for others', async () => {
    const boss = await signedIn(t, 'administrator', '20971')
    const other = await signedIn(t, 'specialist', '20971')
    const chair = await signedIn(t, 'chair', '20971')
    const third = await signedIn(t, 'reception', '20971')
    const positions = boss.actor.positions.map(({ id }) => id)
    await t.run(nameSubstitute, { positions, substitute: other.account.login, ...period }, confirmed(boss.actor))
    const acting = confirmed(await whoIs(t, other.token))
    for (const of of [boss, chair]) {
      const handed = of.actor.positions.map(({ id }) => id)
      const naming = t.run(nameSubstitute, { positions: handed, substitute: third.account.login, ...period }, acting)
      await expect(naming).rejects.toMatchObject(unknown)
    }
  })

  test('works at the same unit, is somebody else, and substitutes for a while', async () => {
    const away = await signedIn(t, 'chair', '20965')
    const stranger = await signedIn(t, 'specialist', '20971')
    const positions = away.actor.positions.map(({ id }) => id)
    const name = (change: object) =>
      t.run(
        nameSubstitute,
        { positions, substitute: stranger.account.login, ...period, ...change },
        confirmed(away.actor),
      )
    const code = (text: string) => ({ fields: [expect.objectContaining({ code: `identity.${text}` })] })
    await expect(name({})).rejects.toMatchObject(code('substitute_elsewhere'))
    await expect(name({ substitute: away.account.login })).rejects.toMatchObject(code('substitute_self'))
    await expect(name({ substitute: 'khong.co' })).rejects.toMatchObject(code('substitute_unknown'))
    await expect(name({ to: '2026-11-19T00:00:00+07:00' })).rejects.toMatchObject(code('substitution_reversed'))
    await expect(name({ to: '2028-11-19T00:00:00+07:00' })).rejects.toMatchObject(code('substitution_too_long'))
    await expect(name({ positions: ['00000000-0000-7000-8000-000000000000'] })).rejects.toMatchObject(
      code('no_such_position'),
    )
    const long = { ...away.actor, confirmedAt: new Date('2026-11-20T07:00:00+07:00') }
    const late = t.run(nameSubstitute, { positions, substitute: stranger.account.login, ...period }, long)
    await expect(late).rejects.toMatchObject({ kind: 'step_up' })
  })
})
