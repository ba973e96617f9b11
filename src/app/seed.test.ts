import { expect, test } from 'vitest'
import { readConfig } from '#kernel/config/config.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { planDemo } from './demo/plan.ts'
import { isDemoWanted, seedReference } from './seed.ts'

const { pool } = await testDatabase()
const { runtime } = testRuntime({ pool })

test('the demo appears on the embedded database, and on a given one only when asked for', () => {
  expect(isDemoWanted(readConfig({}), true)).toBe(true)
  expect(isDemoWanted(readConfig({ MOTCUA_DEMO: 'no' }), true)).toBe(false)
  expect(isDemoWanted(readConfig({ DATABASE_URL: 'postgres://a@b/c' }), false)).toBe(false)
  expect(isDemoWanted(readConfig({ DATABASE_URL: 'postgres://a@b/c', MOTCUA_DEMO: 'yes' }), false)).toBe(true)
})

test('the reference data are brought in once, whole', async () => {
  await seedReference(runtime)
  await seedReference(runtime)
  const count = async (table: string) => Number((await pool.query(`select count(*) from ${table}`)).rows[0].count)
  expect(await count('procedure_versions')).toBe(12)
  expect(await count(`units where valid_to is null and level = 'commune'`)).toBe(3321)
  expect(await count('published_years')).toBe(2)
  expect(await count('accounts')).toBe(0)
})

test('the demo plan is the same every time, in order, and never in the future', () => {
  const now = new Date('2026-11-22T09:00:00+07:00')
  const plan = planDemo(300, now)
  expect(plan).toEqual(planDemo(300, now))
  expect(plan.every((one) => one.submittedAt <= now)).toBe(true)
  expect(plan.map((one) => one.submittedAt.getTime())).toEqual(
    plan.map((one) => one.submittedAt.getTime()).toSorted((a, b) => a - b),
  )
  expect(new Set(plan.map((one) => one.fate)).size).toBe(13)
})
