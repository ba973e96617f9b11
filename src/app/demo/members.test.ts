import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { systemRun, seedReference } from '../seed.ts'
import { makeDemoAccounts } from './demo.ts'
import { makeDemoImports } from './imports.ts'
import { makeDemoMembers } from './members.ts'
import { planMembers } from './members-plan.ts'
import { makeDemoUnion, makeDemoUnionTree } from './union.ts'

const { pool } = await testDatabase()
const { runtime } = testRuntime({
  pool,
  now: '2026-11-22T09:00:00+07:00',
  permissions: ['mandates:act', 'people:read', 'people:write', 'people:merge'],
})

test(
  'the demo’s union has its members, each in one place on every day, some who wait, and lists that were brought in',
  { timeout: 90_000 },
  async () => {
    await seedReference(runtime)
    const run = systemRun(runtime)
    await makeDemoUnionTree(run, 'reference/demo-union')
    await makeDemoAccounts(runtime, run)
    await makeDemoUnion(run)
    await makeDemoMembers(runtime, run)
    const count = async (what: string) => Number((await pool.query(`select count(*) from ${what}`)).rows[0].count)
    expect(await count('memberships')).toBeGreaterThan(1200)
    expect(await count(`membership_places where unit_code like 'PN20965-01%' and valid_to is null`)).toBeGreaterThan(45)
    expect(await count(`membership_applications where state = 'waiting'`)).toBe(4)
    expect(await count(`membership_transfers where state in ('requested', 'released')`)).toBe(2)
    expect(
      await count(`memberships m where joined_on is not null and not exists
      (select from membership_places p where p.membership_id = m.id and p.valid_from = m.joined_on)`),
    ).toBe(0)
    await makeDemoImports(runtime, run)
    const { rows } = await pool.query(`
      select i.state, r.state as row, r.outcome, count(*)::int from imports i join import_rows r on r.import_id = i.id
       group by 1, 2, 3 order by 1, 2`)
    expect(rows).toEqual([
      { state: 'done', row: 'new', outcome: 'created', count: 4 },
      { state: 'ready', row: 'error', outcome: null, count: 5 },
      { state: 'ready', row: 'new', outcome: null, count: 1 },
      { state: 'ready', row: 'probable', outcome: null, count: 1 },
    ])
  },
)

test('the plan is the same every time', () => {
  const units = ['PN20965-01-1', 'PN20971-01-1', 'PN20971-01-2']
  expect(planMembers(units, units.slice(0, 1), '2026-11-22', 50, 5)).toEqual(
    planMembers(units, units.slice(0, 1), '2026-11-22', 50, 5),
  )
})
