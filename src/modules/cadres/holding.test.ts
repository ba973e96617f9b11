import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { ReorganisationAct, UnitMove } from '#kernel/manifest/unit-holding.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { registerMember } from '#modules/membership/index.ts'
import { BRANCH, COMMUNE, someone, someUnion } from '#modules/membership/testing/fixtures.ts'
import { postsOf, postsOfMember } from './cadres.questions.ts'
import { postHolding } from './holding.store.ts'
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
