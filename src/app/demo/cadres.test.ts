import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { seedReference, systemRun } from '../seed.ts'
import { makeDemoCadres } from './cadres.ts'
import { makeDemoAccounts } from './demo.ts'
import { makeDemoMembers } from './members.ts'
import { planRecord } from './records-plan.ts'
import { makeDemoUnion, makeDemoUnionTree } from './union.ts'

const { pool } = await testDatabase()
const { runtime } = testRuntime({
  pool,
  now: '2026-11-22T09:00:00+07:00',
  permissions: ['mandates:act', 'people:read', 'people:write', 'people:merge'],
})

test('the demo’s union has committees at every level and records of most members', { timeout: 90_000 }, async () => {
  await seedReference(runtime)
  const run = systemRun(runtime)
  await makeDemoUnionTree(run, 'reference/demo-union')
  await makeDemoAccounts(runtime, run)
  await makeDemoUnion(run)
  await makeDemoMembers(runtime, run)
  await makeDemoCadres(runtime, run)
  const count = async (what: string) => Number((await pool.query(`select count(*) from ${what}`)).rows[0].count)
  expect(await count(`posts where unit_code = 'PN48'`)).toBeGreaterThan(6)
  expect(await count(`posts where kind = 'chair'`)).toBe(7)
  expect(await count(`posts where unit_code = 'PN20965-01' and kind = 'branch_head'`)).toBe(1)
  expect(await count(`posts where term_to < '2026-11-22'`)).toBeGreaterThan(0)
  expect(await count(`(select distinct membership_id from record_facts) r`)).toBeGreaterThan(800)
  expect(await count(`sensitive_facts where field = 'party' and value = 'member'`)).toBeGreaterThan(20)
  expect(await count(`sensitive_entries where kind = 'hardship'`)).toBeGreaterThan(10)
  expect(await count(`record_corrections where state = 'open'`)).toBe(2)
})

test('what it knows of a member is the same every time', () => {
  expect(planRecord(7, 2026)).toEqual(planRecord(7, 2026))
})
