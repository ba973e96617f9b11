import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { registerMember } from '#modules/membership/index.ts'
import { BRANCH, COMMUNE, OTHER_BRANCH, someone, someUnion } from '#modules/membership/testing/fixtures.ts'
import { beginRecords, importRecords, type ImportedRecord } from '#modules/records/index.ts'
import { getForm } from './operations/get-form.ts'

const { pool } = await testDatabase()
const app = testRuntime({ pool, now: '2025-12-20T09:00:00+07:00' })

const keep = operation({
  name: 'test.keep-records',
  permission: 'test:make',
  kind: 'write',
  input: z.strictObject({ how: z.enum(['begin', 'import']), rows: z.custom<readonly ImportedRecord[]>() }),
  output: z.null(),
  run: async (ctx, { how, rows }) => {
    await (how === 'begin' ? beginRecords(ctx, rows) : importRecords(ctx, ctx.ids.uuid(), rows))
    return null
  },
})

const members: string[] = []
beforeAll(async () => {
  await someUnion(app)
  for (const [n, unit] of [BRANCH, BRANCH, OTHER_BRANCH].entries()) {
    const person = { name: `Lê Thị Số ${n}`, birthDate: '1980-03-08', phone: `0905 111 00${n}` }
    members.push((await app.run(registerMember, someone({ person, unit, joinedOn: '2020-03-08' }), systemActor)).id)
  }
})

test('a report of a year that is over is byte for byte the same after records change, and this year’s tells the change', async () => {
  const [a = '', b = '', c = ''] = members
  const begun = { education: 'primary', professional: 'none', ethnicity: '26', party: 'proposed' }
  await app.run(keep, { how: 'begin', rows: [{ membershipId: a, facts: begun }] }, systemActor)
  const rows: ImportedRecord[] = [
    {
      membershipId: b,
      facts: { education: 'upper_secondary', religion: 'catholic' },
      entries: [
        { kind: 'award', what: 'Giấy khen', year: 2025 },
        { kind: 'hardship', what: 'poor', year: 2025 },
      ],
    },
  ]
  await app.run(keep, { how: 'import', rows }, systemActor)
  const asked = { unit: COMMUNE, period: '2025', map: '2025-12-31' }
  const lastYear = async () => JSON.stringify(await app.run(getForm, asked, systemActor))
  const figures = async (period: string, ...keys: string[]) => {
    const { lines } = await app.run(getForm, { unit: COMMUNE, period }, systemActor)
    return keys.map((key) => lines.find((line) => line.key === key)?.total)
  }
  const keys = ['education.primary', 'education.upper_secondary', 'education.unknown', 'minority', 'religious', 'party']

  app.setNow('2026-01-01T08:00:00+07:00')
  const before = await lastYear()
  expect(await figures('2025', ...keys, 'awards', 'hardship.poor')).toEqual([1, 1, 1, 1, 1, 0, 1, 1])
  const changed: ImportedRecord[] = [
    { membershipId: a, facts: { education: 'lower_secondary', ethnicity: '01', party: 'member' } },
    { membershipId: b, facts: { religion: 'none' }, entries: [{ kind: 'award', what: 'Bằng khen', year: 2026 }] },
    { membershipId: c, facts: { education: 'primary', ethnicity: '30' } },
  ]
  await app.run(keep, { how: 'import', rows: changed }, systemActor)
  app.setNow('2026-11-20T09:00:00+07:00')
  expect(await lastYear()).toBe(before)
  expect(await figures('2026', ...keys, 'awards', 'hardship.poor')).toEqual([1, 1, 0, 1, 0, 1, 1, 0])
})
