import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { ReorganisationAct, UnitMove } from '#kernel/manifest/unit-holding.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { anAccount, rightsHoldings } from '#modules/identity/testing/fixtures.ts'
import { registerMember } from '#modules/membership/index.ts'
import { BRANCH, COMMUNE, someone, someUnion } from '#modules/membership/testing/fixtures.ts'
import { postsOf, postsOfMember } from './cadres.questions.ts'
import { postHolding, roleHolding } from './holding.store.ts'
import { giveRole } from './operations/give-role.ts'
import { appoint } from './operations/appoint.ts'

const { pool } = await testDatabase()
const office = testRuntime({ pool })
const { run } = office
const { db } = office.runtime

const act: ReorganisationAct = { id: '01900000-0000-7000-8000-0000000000ac', on: '2026-11-20' }
const Moves = z.custom<readonly UnitMove[]>()
const carry = operation({
  name: 'test.carry',
  permission: 'test:make',
  kind: 'write',
  input: z.object({ moves: Moves, limit: z.int() }),
  output: z.int(),
  run: async (ctx, { moves, limit }) => (await postHolding.carry?.(ctx, act, moves, limit)) ?? 0,
})
const takeBack = operation({
  name: 'test.take-back',
  permission: 'test:make',
  kind: 'write',
  input: z.object({}),
  output: z.int(),
  run: async (ctx) => (await postHolding.takeBack?.(ctx, act, 1)) ?? 0,
})

let people = 0
async function post(unit: string, kind: string): Promise<string> {
  people += 1
  const person = { name: 'Lê Thị Giữ', birthYear: 1980, phone: `0905 4${String(people).padStart(5, '0')}` }
  const { id } = await run(registerMember, someone({ person, unit: BRANCH, joinedOn: '2015-03-08' }), systemActor)
  await run(appoint, { member: id, unit, kind, how: 'elected', from: '2025-07-01' }, systemActor)
  return id
}

const stateOf = async () => (await pool.query('select * from posts order by id')).rows

beforeAll(() => someUnion(office))

test('a branch that only gets another code keeps its head; of a commune that goes up in another the chair ends and the committee goes on; and back', async () => {
  const head = await post(BRANCH, 'branch_head')
  const chair = await post(COMMUNE, 'chair')
  const member = await post(COMMUNE, 'executive_member')
  const before = await stateOf()
  const moves: UnitMove[] = [
    { from: BRANCH, to: 'PN20965-77', extent: 'whole' },
    // PN20971 stood before: it takes PN20965 in.
    { from: COMMUNE, to: 'PN20971', extent: 'whole' },
  ]
  // The preview says so before: the chair is the one that does not go on.
  expect(await postHolding.countEnding?.(db, act, moves)).toBe(1)
  expect((await postHolding.count?.(db, [BRANCH, COMMUNE], '2026-11-19'))?.get(COMMUNE)).toBe(2)
  let carried = 0
  for (
    let n = await run(carry, { moves, limit: 1 }, systemActor);
    n > 0;
    n = await run(carry, { moves, limit: 1 }, systemActor)
  )
    carried += n
  expect(carried).toBe(3)
  expect((await postsOf(db, ['PN20965-77'], '2026-11-20')).map(({ memberId }) => memberId)).toEqual([head])
  expect((await postsOf(db, ['PN20971'], '2026-11-20')).map(({ memberId }) => memberId)).toEqual([member])
  expect(await postsOfMember(db, [chair])).toMatchObject([{ to: '2026-11-19', endReason: 'reorganisation' }])
  // The day before is told as it was.
  expect((await postsOf(db, [COMMUNE], '2026-11-19')).map(({ memberId }) => memberId).toSorted()).toEqual(
    [chair, member].toSorted(),
  )
  while ((await run(takeBack, {}, systemActor)) > 0);
  expect(await stateOf()).toEqual(before)
})

test('what only a part leaves keeps its posts, and a unit without a successor ends them', async () => {
  const deputy = await post('PN20965-02', 'branch_deputy').catch(() => undefined)
  expect(deputy).toBeUndefined() // she is of another branch
  const before = await stateOf()
  const part: UnitMove[] = [{ from: COMMUNE, to: 'PN20971', extent: 'part', pick: { by: 'list', ids: [] } }]
  expect(await run(carry, { moves: part, limit: 10 }, systemActor)).toBe(0)
  expect(await run(carry, { moves: [{ from: BRANCH, to: null, extent: 'whole' }], limit: 10 }, systemActor)).toBe(1)
  expect(await postsOf(db, [BRANCH], '2026-11-20')).toEqual([])
  while ((await run(takeBack, {}, systemActor)) > 0);
  expect(await stateOf()).toEqual(before)
})

/** The act's rights, in the order in which the job carries them: identity's, then what came with posts. */
const rights = [...rightsHoldings, roleHolding]
const carryRights = operation({
  name: 'test.carry-rights',
  permission: 'test:make',
  kind: 'write',
  input: z.object({ moves: Moves, endingRoles: z.array(z.string()).default([]) }),
  output: z.object({}),
  run: async (ctx, { moves, endingRoles }) => {
    for (const holding of rights) while (((await holding.carry?.(ctx, { ...act, endingRoles }, moves, 100)) ?? 0) > 0);
    await postHolding.carry?.(ctx, { ...act, endingRoles }, moves, 100)
    return {}
  },
})
const takeRightsBack = operation({
  name: 'test.take-rights-back',
  permission: 'test:make',
  kind: 'write',
  input: z.object({}),
  output: z.object({}),
  run: async (ctx) => {
    for (const holding of rights.toReversed()) while (((await holding.takeBack?.(ctx, act, 100)) ?? 0) > 0);
    while (((await postHolding.takeBack?.(ctx, act, 100)) ?? 0) > 0);
    return {}
  },
})

describe('the role that a post gave', () => {
  const MERGER: UnitMove[] = [{ from: 'PN20965-02', to: 'PN20971-01', extent: 'whole' }]
  const RECODED: UnitMove[] = [{ from: 'PN20965-02', to: 'PN20965-88', extent: 'whole' }]
  const held = async () =>
    (
      await pool.query(
        `select unit_code as unit, valid_to::text as until from positions where role = 'branch_head' and ended_at is null order by valid_from, unit_code`,
      )
    ).rows
  const rows = async (table: string) => (await pool.query(`select * from ${table} order by id`)).rows

  test('ends with it at that second where units become one, goes on with it where one only gets another code, and comes back', async () => {
    office.setNow('2026-11-10T09:00:00+07:00')
    const person = { name: 'Lê Thị Vai', birthYear: 1980, phone: '0905 499999' }
    const { id } = await run(
      registerMember,
      someone({ person, unit: 'PN20965-02', joinedOn: '2015-03-08' }),
      systemActor,
    )
    const given = { member: id, unit: 'PN20965-02', kind: 'branch_head', how: 'elected' as const, from: '2025-07-01' }
    const { id: headship } = await run(appoint, given, systemActor)
    const account = await anAccount(office, { name: 'Lê Thị Vai', unit: COMMUNE })
    const { rows: people } = await pool.query('select person_id from memberships where id = $1', [id])
    await sql`insert into person_accounts (account_id, person_id, linked_at)
      values (${account.id}::uuid, ${people[0]?.person_id}::uuid, now())`.execute(db)
    await run(giveRole, { post: headship, login: account.login }, systemActor)
    office.setNow('2026-11-20T09:00:00+07:00')
    const before = [await rows('posts'), await rows('positions')]
    expect(await held()).toEqual([{ unit: 'PN20965-02', until: null }])

    await run(carryRights, { moves: MERGER }, systemActor)
    expect(await held()).toEqual([{ unit: 'PN20965-02', until: '2026-11-19' }])
    expect(await postsOfMember(db, [id])).toMatchObject([{ to: '2026-11-19', endReason: 'reorganisation' }])
    await run(takeRightsBack, {}, systemActor)
    expect([await rows('posts'), await rows('positions')]).toEqual(before)

    await run(carryRights, { moves: RECODED }, systemActor)
    expect(await held()).toEqual([
      { unit: 'PN20965-02', until: '2026-11-19' },
      { unit: 'PN20965-88', until: null },
    ])
    const [follower] = await postsOf(db, ['PN20965-88'], '2026-11-20')
    expect(follower).toMatchObject({ memberId: id, to: null })
    await run(takeRightsBack, {}, systemActor)
    expect([await rows('posts'), await rows('positions')]).toEqual(before)

    // The act says itself that the role ends: so does the post that gave it.
    await run(carryRights, { moves: RECODED, endingRoles: ['branch_head'] }, systemActor)
    expect(await held()).toEqual([{ unit: 'PN20965-02', until: '2026-11-19' }])
    expect(await postsOf(db, ['PN20965-88'], '2026-11-20')).toEqual([])
    await run(takeRightsBack, {}, systemActor)
    expect([await rows('posts'), await rows('positions')]).toEqual(before)
  })
})
