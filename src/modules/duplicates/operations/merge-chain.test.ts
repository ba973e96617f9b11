import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { anAccount } from '#modules/identity/testing/fixtures.ts'
import { membersCounted, standingFigures } from '#modules/membership/index.ts'
import { BRANCH, someUnion } from '#modules/membership/testing/fixtures.ts'
import { cadre, know } from '../testing/fixtures.ts'
import { mergePeople } from './merge-people.ts'

const { pool } = await testDatabase()
const app = testRuntime({ pool })
const DAY = '2026-11-20'

test('of three records merged one after the other figures take the age and name of the one that goes on, and count her once', async () => {
  await someUnion(app)
  const { id: account } = await anAccount(app)
  const here = cadre(account, BRANCH)
  // The membership stays with the first record; the second has neither year nor place, the last one has both.
  const first = { id: randomUUID(), membership: randomUUID(), unit: BRANCH, name: 'Nguyễn Thị Ánh' }
  const second = { id: randomUUID(), membership: randomUUID(), unit: BRANCH, name: 'Nguyễn Ánh' }
  const last = { id: randomUUID(), membership: randomUUID(), unit: BRANCH, name: 'Võ Thị Yến', birthYear: 1990 }
  await know(app, [first, second, last])
  const folding = (kept: string, gone: string) =>
    app.run(mergePeople, { kept, gone, memberships: { womens_union: 'gone' }, choose: { name: 'kept' } }, here)
  await folding(second.id, first.id)
  await folding(last.id, second.id)

  const figures = await standingFigures(app.runtime.db, [BRANCH], DAY)
  expect(figures).toEqual([{ unit: BRANCH, kind: 'ordinary', state: 'active', band: '31_49', n: 1 }])
  const counted = async (band: 'unknown' | '31_49') =>
    membersCounted(app.runtime.db, [BRANCH], { of: 'standing', day: DAY, band }, { limit: 10 })
  expect(await counted('unknown')).toEqual([])
  const [line, ...others] = await counted('31_49')
  expect(others).toEqual([])
  expect(line).toMatchObject({ id: first.membership, personId: first.id })
  expect(line?.order).toMatch(/^yen/)
})
