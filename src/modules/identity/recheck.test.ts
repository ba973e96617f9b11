import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Actor } from '#kernel/access/actor.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { operation, type Operation } from '#kernel/operation/operation.ts'
import { createRole } from './operations/create-role.ts'
import { disableAccount } from './operations/disable-account.ts'
import { endPosition } from './operations/end-position.ts'
import { endSubstitution } from './operations/end-substitution.ts'
import { getRole } from './operations/get-role.ts'
import { nameSubstitute } from './operations/name-substitute.ts'
import { updateRole } from './operations/update-role.ts'
import { recheckRights } from './recheck.questions.ts'
import { aToken, signedIn, somePlaces, whoIs } from './testing/fixtures.ts'

const permissions = ['dossiers:read', 'dossiers:examine', 'dossiers:approve', 'identity:manage', 'identity:roles']
const { pool } = await testDatabase()
const t = testRuntime({ pool, now: '2026-11-20T08:00:00+07:00', permissions })
t.runtime.recheck = recheckRights
await somePlaces(t)
const admin = await signedIn(t, 'administrator', '48')

/** A door in the middle of a transaction. */
function gate() {
  let open = () => {}
  let arrive = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  const reached = new Promise<void>((resolve) => (arrive = resolve))
  return { open, reached, pass: async () => (arrive(), await opened) }
}

/** A write under a right, that stops after its rights were read anew. */
const write = (what: string, permission: `${string}:${string}`, door?: ReturnType<typeof gate>) =>
  operation({
    name: 'test.write',
    permission,
    kind: 'write',
    input: z.object({}),
    output: z.object({}),
    async run(ctx) {
      await door?.pass()
      await ctx.record([{ stream: 'test', streamId: ctx.ids.uuid(), type: 'test.written', data: { what } }])
      return {}
    },
  })

/** The same operation, which stops before it commits. */
const stopping = <I extends z.ZodType, O extends z.ZodType>(op: Operation<I, O>, door: ReturnType<typeof gate>) =>
  operation({
    ...op,
    async run(ctx, input) {
      const output = await op.run(ctx, input)
      await door.pass()
      return output
    },
  })

const written = async (what: string) =>
  (await pool.query(`select 1 from events where type = 'test.written' and data ->> 'what' = $1`, [what])).rowCount
const settled = async (promise: Promise<unknown>) =>
  Promise.race([
    promise.then(
      () => true,
      () => true,
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 150)),
  ])

type Taking = { actor: Actor; needs: `${string}:${string}`; take(door?: ReturnType<typeof gate>): Promise<unknown> }

let roles = 0
/** Every way in which a right can be taken away from somebody who is about to use it. */
const ways: Record<string, () => Promise<Taking>> = {
  'a position is ended': async () => {
    const { actor, account } = await signedIn(t, 'chair', '20965')
    const input = { login: account.login, position: actor.positions[0]?.id ?? '' }
    return {
      actor,
      needs: 'dossiers:approve',
      take: (door) => t.run(door ? stopping(endPosition, door) : endPosition, input, admin.actor),
    }
  },
  'the role loses the permission': async () => {
    roles += 1
    const role = `vai_tro_${'abcdefgh'[roles] ?? 'z'}`
    const given = { names: { vi: role, en: role, pl: role }, gives: 'own' as const, secondFactor: false }
    const limits = { idleMinutes: 60, absoluteMinutes: 600 }
    await t.run(
      createRole,
      { role, ...given, ...limits, permissions: ['dossiers:read', 'dossiers:approve'] },
      admin.actor,
    )
    const { actor } = await signedIn(t, role, '20965')
    const { version } = await t.run(getRole, { role }, admin.actor)
    const input = { role, ...given, ...limits, version, permissions: ['dossiers:read'] }
    return {
      actor,
      needs: 'dossiers:approve',
      take: (door) => t.run(door ? stopping(updateRole, door) : updateRole, input, admin.actor),
    }
  },
  'the account is disabled': async () => {
    const { actor, account } = await signedIn(t, 'chair', '20965')
    const input = { login: account.login }
    return {
      actor,
      needs: 'dossiers:approve',
      take: (door) => t.run(door ? stopping(disableAccount, door) : disableAccount, input, admin.actor),
    }
  },
  'a substitution is ended': async () => {
    const away = await signedIn(t, 'chair', '20965')
    const other = await signedIn(t, 'specialist', '20965')
    const named = await t.run(
      nameSubstitute,
      {
        positions: away.actor.positions.map(({ id }) => id),
        substitute: other.account.login,
        to: '2026-11-27T17:00:00+07:00',
        reason: 'Đi công tác',
      },
      { ...away.actor, confirmedAt: t.runtime.now() },
    )
    const input = { id: named.ids[0] ?? '' }
    return {
      actor: await whoIs(t, other.token),
      needs: 'dossiers:approve',
      take: (door) => t.run(door ? stopping(endSubstitution, door) : endSubstitution, input, away.actor),
    }
  },
  'the position of the person substituted for is ended': async () => {
    const away = await signedIn(t, 'chair', '20971')
    const other = await signedIn(t, 'specialist', '20971')
    const position = away.actor.positions[0]?.id ?? ''
    const input = { substitute: other.account.login, to: '2026-11-27T17:00:00+07:00', reason: 'Nghỉ phép' }
    const herself = { ...away.actor, confirmedAt: t.runtime.now() }
    await t.run(nameSubstitute, { positions: [position], ...input }, herself)
    const end = { login: away.account.login, position }
    return {
      actor: await whoIs(t, other.token),
      needs: 'dossiers:approve',
      take: (door) => t.run(door ? stopping(endPosition, door) : endPosition, end, admin.actor),
    }
  },
}

describe.each(Object.entries(ways))('while a write is under way, %s', (name, prepare) => {
  test('and waits for the write that was first: nothing commits under a right that is gone', async () => {
    const { actor, needs, take } = await prepare()
    const door = gate()
    const writing = t.run(write(`${name} 1`, needs, door), {}, actor)
    await door.reached
    const taking = take()
    expect(await settled(taking)).toBe(false)
    door.open()
    await Promise.all([writing, taking])
    expect(await written(`${name} 1`)).toBe(1)
    await expect(t.run(write(`${name} 2`, needs), {}, actor)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('first, and the write waits for it and is refused', async () => {
    const { actor, needs, take } = await prepare()
    const door = gate()
    const taking = take(door)
    await door.reached
    const writing = t.run(write(`${name} 3`, needs), {}, actor)
    expect(await settled(writing)).toBe(false)
    door.open()
    await taking
    await expect(writing).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await written(`${name} 3`)).toBe(0)
  })
})

describe('in a running session', () => {
  test('a right that ends by the clock is gone with the next request, and within the request that is late', async () => {
    const away = await signedIn(t, 'chair', '20965')
    const other = await signedIn(t, 'reception', '20965')
    const herself = { ...away.actor, confirmedAt: t.runtime.now() }
    const positions = away.actor.positions.map(({ id }) => id)
    const input = { positions, substitute: other.account.login, to: '2026-11-20T09:00:00+07:00', reason: 'Họp' }
    await t.run(nameSubstitute, input, herself)
    const acting = await whoIs(t, other.token)
    expect(acting.positions.map(({ role, substitutes }) => [role, substitutes?.name])).toEqual([
      ['reception', undefined],
      ['chair', away.actor.name],
    ])
    t.setNow('2026-11-20T09:00:00+07:00')
    expect((await whoIs(t, other.token)).positions.map(({ role }) => role)).toEqual(['reception'])
    await expect(t.run(write('late', 'dossiers:approve'), {}, acting)).rejects.toMatchObject({ kind: 'forbidden' })
    t.setNow('2026-11-20T08:00:00+07:00')
  })

  test('two administrators who end each other at once: one of them stays', async () => {
    const one = await signedIn(t, 'administrator', '46')
    const two = await signedIn(t, 'administrator', '46')
    const end = (by: typeof one, whom: typeof one) =>
      t.run(endPosition, { login: whom.account.login, position: whom.actor.positions[0]?.id ?? '' }, by.actor)
    const results = await Promise.allSettled([end(one, two), end(two, one)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ kind: 'forbidden' })
    const left = await Promise.all([one, two].map(async ({ token }) => (await whoIs(t, token)).positions.length))
    expect(left.toSorted()).toEqual([0, 1])
  })

  test('a role edited by two at once is changed by one, and the other is told', async () => {
    const input = await t.run(getRole, { role: 'specialist' }, systemActor)
    const { role, names, permissions: may, gives, secondFactor, idleMinutes, absoluteMinutes, version } = input
    const edit = (minutes: number) =>
      t.run(
        updateRole,
        { role, names, permissions: may, gives, secondFactor, idleMinutes: minutes, absoluteMinutes, version },
        systemActor,
      )
    const results = await Promise.allSettled([edit(idleMinutes), edit(90)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'identity.role_changed' })
  })

  test('the token of somebody whose position ended still signs in, without rights', async () => {
    const { account, actor } = await signedIn(t, 'chair', '20971')
    await t.run(endPosition, { login: account.login, position: actor.positions[0]?.id ?? '' }, admin.actor)
    expect((await whoIs(t, await aToken(t, account))).positions).toEqual([])
  })
})
