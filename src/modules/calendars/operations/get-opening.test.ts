import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { importSomeUnits } from '#modules/units/testing/fixtures.ts'
import { getOpening } from './get-opening.ts'

const { pool } = await testDatabase()
const { run } = testRuntime({ pool, now: '2026-11-20T09:00:00+07:00' })

beforeAll(() => importSomeUnits({ run }))

test('the hours of a commune that was merged are those of the commune that goes on, and it says so', async () => {
  const { calendar, ledFrom } = await run(getOpening, { unit: '20989' })
  expect(calendar).toMatchObject({ unit: '20965', name: 'Xã Núi Thành' })
  expect(ledFrom).toEqual({
    name: 'Xã Tam Hiệp',
    lastDay: '2025-06-30',
    heirs: [{ code: '20965', name: 'Xã Núi Thành' }],
  })
})

test('a commune that stands is itself, also when its code is older than the reform', async () => {
  expect(await run(getOpening, { unit: '20965' })).toMatchObject({ calendar: { unit: '20965' }, ledFrom: null })
  expect(await run(getOpening, { unit: 'vn' })).toMatchObject({ ledFrom: null })
})

test('a code that never was a unit’s has no hours', async () => {
  await expect(run(getOpening, { unit: '99999' })).rejects.toMatchObject({ status: 404 })
})
