import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { getUnit, importUnits } from '#modules/units/index.ts'
import { readColumns, UNTOLD } from './map-columns.reads.ts'

const { pool, owner } = await testDatabase()
const office = testRuntime({ pool })
const { db } = office.runtime
const [EVE, DAY] = ['2026-11-19', '2026-11-20']

const commune = (code: string) => ({ code, level: 'commune', parentCode: '48', name: `Xã ${code}`, nameEn: code })
const province = { code: '48', level: 'province', parentCode: null, name: 'Đà Nẵng', nameEn: 'Da Nang' }

/** 20001 gives a part to 20002, 20003 goes up in 20004. */
beforeAll(async () => {
  const list = (name: string, rows: (typeof province | ReturnType<typeof commune>)[], validTo: string | null) => ({
    name,
    validFrom: '2025-07-01',
    validTo,
    rows,
  })
  const lists = [
    list('go on', [province, ...['20001', '20002', '20004'].map(commune)], null),
    list('before', [commune('20003')], EVE),
  ]
  await office.run(importUnits, { lists }, systemActor)
  for (const [one, other, extent] of [
    ['20001', '20002', 'part'],
    ['20003', '20004', 'whole'],
    ['20004', '20004', 'whole'],
  ])
    await owner.query(
      `insert into unit_successions (old_code, new_code, extent, happened_on) values ($1, $2, $3, $4)`,
      [one, other, extent, DAY],
    )
})

async function columnsOf(map: string) {
  const unit = await getUnit(db, '48', map)
  const columns = await readColumns(db, { unit, map, days: [EVE, DAY], locale: 'vi' })
  return (code: string, day: string) => columns.columnOf(code, columns.epochOf(day))
}

test('under the map of today a unit that gave a part away is itself before, what went up in another is that other', async () => {
  const column = await columnsOf(DAY)
  expect(['20001', '20002', '20003', '20004'].map((code) => column(code, EVE))).toEqual([
    '20001',
    '20002',
    '20004',
    '20004',
  ])
})

test('under the old map who took a part is itself after; two that became one cannot be told apart', async () => {
  const column = await columnsOf(EVE)
  expect(['20001', '20002', '20004'].map((code) => column(code, DAY))).toEqual(['20001', '20002', UNTOLD])
})
