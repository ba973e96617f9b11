import { expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { findUnit, findUnits, getUnit, unitCodesUnder } from '../unit.questions.ts'
import { readUnitFolder } from '../unit-folder.reads.ts'
import { importUnits } from './import-units.ts'

const { pool } = await testDatabase()
const { run, runtime, outboxed } = testRuntime({ pool })
const { db } = runtime
const lists = await readUnitFolder('reference/units')
const first = await run(importUnits, lists, systemActor)

test('both lists come in whole, with one event', () => {
  expect(first.lists).toEqual([
    { name: '2025-06.tsv', rows: 10_794, added: 10_794 },
    { name: '2026-07.tsv', rows: 3355, added: 3355 },
  ])
  expect(first.successions).toBe(17)
  expect(outboxed.map((event) => event.type)).toEqual(['units.imported'])
})

test('a second import changes nothing', async () => {
  const again = await run(importUnits, lists, systemActor)
  expect(again.lists.map((list) => list.added)).toEqual([0, 0])
  expect(again.successions).toBe(0)
})

test('20965 was a town until 30 June 2025 and is a commune of Đà Nẵng since', async () => {
  expect(await findUnit(db, '20965', '2025-06-30')).toMatchObject({
    name: 'Thị trấn Núi Thành',
    path: ['49', '517', '20965'],
  })
  expect(await findUnit(db, '20965', '2025-07-01')).toEqual({
    code: '20965',
    tree: 'administration',
    placeCode: null,
    level: 'commune',
    name: 'Xã Núi Thành',
    nameEn: 'Nui Thanh Commune',
    parentCode: '48',
    identifier: '20965',
    validFrom: '2025-07-01',
    validTo: null,
    path: ['48', '20965'],
  })
})

test('a province covers itself and its communes, and districts only before the reform', async () => {
  const now = await unitCodesUnder(db, '48', '2026-11-22')
  expect(now).toContain('48')
  expect(now).toContain('20965')
  expect(now).not.toContain('490')
  expect(await unitCodesUnder(db, '48', '2025-06-01')).toContain('490')
  expect(await unitCodesUnder(db, '20965', '2026-11-22')).toEqual(['20965'])
  expect(await unitCodesUnder(db, '99', '2026-11-22')).toEqual([])
})

test('an unknown unit is not found', async () => {
  await expect(getUnit(db, '99999', '2026-11-22')).rejects.toMatchObject({ code: 'units.unknown', status: 404 })
  expect([...(await findUnits(db, ['20965', '99999', '48'], '2026-11-22')).keys()]).toEqual(['20965', '48'])
})

test('a list that holds a standing code at the same time is refused', async () => {
  const row = { code: '20965', parentCode: '48', level: 'commune' as const, name: 'Xã Khác', nameEn: 'Other Commune' }
  const list = { name: 'bad.tsv', validFrom: '2026-01-01', validTo: null, rows: [row] }
  await expect(run(importUnits, { lists: [list] }, systemActor)).rejects.toMatchObject({ status: 409 })
})
