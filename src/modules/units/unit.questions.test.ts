import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { importSomeUnits } from './testing/fixtures.ts'
import { findUnits } from './unit.questions.ts'

const { pool } = await testDatabase()
const { run, runtime } = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00' })
await importSomeUnits({ run })

test('a body that names twenty thousand communes costs one query', async () => {
  let asked = 0
  pool.on('acquire', () => (asked += 1))
  const codes = Array.from({ length: 20_000 }, (_, number) => String(10_000 + number))
  const many = await findUnits(runtime.db, codes, '2026-11-22')
  expect(many.get('20965')?.name).toBe('Xã Núi Thành')
  expect(asked).toBe(1)
  expect([...(await findUnits(runtime.db, ['20965', '99999', '20965'], '2026-11-22')).keys()]).toEqual(['20965'])
})
