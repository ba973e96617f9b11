import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { officer, testRuntime } from '#kernel/testing/runtime.ts'
import { importSomeUnits } from '../testing/fixtures.ts'
import { findUnit } from '../unit.questions.ts'
import { closeUnit } from './close-unit.ts'
import { getUnitView } from './get-unit.ts'
import { importUnits } from './import-units.ts'
import { renameUnit } from './rename-unit.ts'
import { setUnitIdentifier } from './set-unit-identifier.ts'

const { pool } = await testDatabase()
const { run, runtime, outboxed } = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00' })
await importSomeUnits({ run })
const admin = officer({
  accountId: '01890000-0000-7000-8000-000000000001',
  role: 'administrator',
  unit: '20965',
  permissions: ['units:manage'],
})
const rename = {
  code: '20965',
  from: '2027-01-01',
  name: 'Phường Núi Thành',
  nameEn: 'Nui Thanh Ward',
  reason: 'Nghị quyết',
}

test('the public may not change a unit, an administrator only at home', async () => {
  await expect(run(renameUnit, rename)).rejects.toMatchObject({ status: 401 })
  await expect(run(renameUnit, { ...rename, code: '20971' }, admin)).rejects.toMatchObject({ status: 403 })
})

test('an administrator does not bring in whole lists', async () => {
  await expect(run(importUnits, { lists: [] }, admin)).rejects.toMatchObject({ status: 403 })
})

test('a new name holds from its day on; the old one keeps its days', async () => {
  await run(renameUnit, rename, admin)
  expect(await findUnit(runtime.db, '20965', '2026-12-31')).toMatchObject({
    name: 'Xã Núi Thành',
    validTo: '2026-12-31',
  })
  expect(await findUnit(runtime.db, '20965', '2027-01-01')).toMatchObject({
    name: 'Phường Núi Thành',
    validTo: null,
    parentCode: '48',
  })
  expect(outboxed.at(-1)).toMatchObject({
    type: 'unit.renamed',
    data: { code: '20965', before: 'Xã Núi Thành', reason: 'Nghị quyết' },
  })
})

test('a name cannot be changed for days that a later change has settled', async () => {
  await expect(run(renameUnit, { ...rename, from: '2026-12-01' }, admin)).rejects.toMatchObject({
    code: 'units.changed_later',
  })
})

test('31/02 is no day and a blank reason is no reason', async () => {
  await expect(run(renameUnit, { ...rename, from: '2027-02-31', reason: ' ' }, admin)).rejects.toMatchObject({
    fields: [
      { path: 'from', code: 'units.bad_date' },
      { path: 'reason', code: 'kernel.required' },
    ],
  })
})

test('an identifier is set at once, recorded, and given to one unit only', async () => {
  const province = officer({
    accountId: '01890000-0000-7000-8000-000000000002',
    role: 'administrator',
    unit: '20971',
    permissions: ['units:manage'],
  })
  await run(setUnitIdentifier, { code: '20971', identifier: 'h17.34.9', reason: 'QCVN 102' }, province)
  expect(await run(getUnitView, { code: '20971' })).toMatchObject({
    identifier: 'H17.34.9',
    place: 'Thành phố Đà Nẵng',
  })
  expect(outboxed.at(-1)).toMatchObject({
    type: 'unit.identifier_set',
    data: { before: '20971', identifier: 'H17.34.9' },
  })
  const other = officer({
    accountId: '01890000-0000-7000-8000-000000000003',
    role: 'administrator',
    unit: '20984',
    permissions: ['units:manage'],
  })
  await expect(
    run(setUnitIdentifier, { code: '20984', identifier: 'H17.34.9', reason: 'x' }, other),
  ).rejects.toMatchObject({
    code: 'units.identifier_taken',
  })
  await expect(
    run(setUnitIdentifier, { code: '20984', identifier: 'H17 / 9', reason: 'x' }, other),
  ).rejects.toMatchObject({ status: 422 })
})

test('a province with communes cannot be closed, a commune can', async () => {
  const both = officer({
    accountId: '01890000-0000-7000-8000-000000000004',
    role: 'administrator',
    unit: '48',
    permissions: ['units:manage'],
  })
  const anywhere = { ...both, positions: both.positions.map((position) => ({ ...position, units: ['48', '20992'] })) }
  await expect(run(closeUnit, { code: '48', lastDay: '2026-12-31', reason: 'x' }, anywhere)).rejects.toMatchObject({
    code: 'units.has_children',
  })
  await run(closeUnit, { code: '20992', lastDay: '2026-12-31', reason: 'Sáp nhập' }, anywhere)
  expect(await findUnit(runtime.db, '20992', '2026-12-31')).toBeDefined()
  expect(await findUnit(runtime.db, '20992', '2027-01-01')).toBeUndefined()
})
