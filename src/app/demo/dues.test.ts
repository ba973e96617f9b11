import { expect, test } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { getMemberDues, listOpen } from '#modules/dues/index.ts'
import { seedReference } from '../seed.ts'
import { makeDemoDues } from './dues.ts'
import { makeDemoMembers } from './members.ts'
import { makeDemoUnion, makeDemoUnionTree } from './union.ts'
import { makeDemoAccounts } from './demo.ts'

const { pool } = await testDatabase()
const office = testRuntime({
  pool,
  now: '2026-11-22T09:00:00+07:00',
  permissions: ['mandates:act', 'people:read', 'people:write', 'people:merge'],
})

test('the demo has members who paid, members who owe, and a way to pay', { timeout: 240_000 }, async () => {
  const { runtime, run } = office
  await seedReference(runtime)
  const asSystem = (op: never, input: never) => run(op, input, systemActor)
  await makeDemoUnionTree(asSystem as never, 'reference/demo-union')
  await makeDemoAccounts(runtime, asSystem as never)
  await makeDemoUnion(asSystem as never)
  await makeDemoMembers(runtime, asSystem as never)
  await makeDemoDues(asSystem as never)
  const { items } = await run(listOpen, { unit: 'PN20965-01' }, systemActor)
  expect(items.length).toBeGreaterThan(10)
  const { pay } = await run(getMemberDues, { member: items[0]?.id ?? '' }, systemActor)
  expect(pay?.purpose).toMatch(/^HP /)
})
