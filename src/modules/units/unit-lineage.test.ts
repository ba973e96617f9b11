import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { systemActor, testRuntime } from '#kernel/testing/runtime.ts'
import { importUnits } from './operations/import-units.ts'
import { mapOnto } from './unit-lineage.questions.ts'

const { pool, owner } = await testDatabase()
const office = testRuntime({ pool })
const { db } = office.runtime
const [EVE, DAY] = ['2026-11-19', '2026-11-20']

const row = (code: string) => ({ code, level: 'commune', parentCode: '48', name: `Xã ${code}`, nameEn: code })
const list = (name: string, codes: string[], from: string, to: string | null) => {
  const province = { code: '48', level: 'province', parentCode: null, name: 'Đà Nẵng', nameEn: 'Da Nang' }
  return { name, validFrom: from, validTo: to, rows: name === 'go on' ? [province, ...codes.map(row)] : codes.map(row) }
}

/** 20001 gives a part to 20002; of 20003 the new 20004 splits off; 20005 goes up in 20002, and 20006 takes its code. */
beforeAll(async () => {
  await office.run(
    importUnits,
    {
      lists: [
        list('go on', ['20001', '20002', '20003'], '2025-07-01', null),
        list('before', ['20005', '20006'], '2025-07-01', EVE),
        list('since', ['20004', '20005'], DAY, null),
      ],
    },
    systemActor,
  )
  for (const [one, other, extent] of [
    ['20001', '20002', 'part'],
    ['20003', '20004', 'part'],
    ['20005', '20002', 'whole'],
    ['20006', '20005', 'whole'],
  ])
    await owner.query(
      `insert into unit_successions (old_code, new_code, extent, happened_on) values ($1, $2, $3, $4)`,
      [one, other, extent, DAY],
    )
})

const said = async (codes: string[], from: string, to: string) =>
  Object.fromEntries(
    [...(await mapOnto(db, codes, from, to))].map(([code, found]) => [
      code,
      found.map((one) => `${one.code} ${one.extent}`),
    ]),
  )

describe('where units of one day stand on the map of another', () => {
  test('one that gives a part away goes on, and so does one that takes others in', async () => {
    expect(await said(['20001', '20002', '20003', '20005', '20006'], EVE, DAY)).toEqual({
      '20001': ['20001 part', '20002 part'],
      '20002': ['20002 whole'],
      '20003': ['20003 part', '20004 part'],
      '20005': ['20002 whole'],
      '20006': ['20005 whole'],
    })
  })

  test('backwards it was itself, with what it took in; a code that another unit took over is that unit', async () => {
    expect(await said(['20001', '20002', '20003', '20004', '20005'], DAY, EVE)).toEqual({
      '20001': ['20001 whole'],
      '20002': ['20001 part', '20002 whole', '20005 whole'],
      '20003': ['20003 whole'],
      '20004': ['20003 part'],
      '20005': ['20006 whole'],
    })
  })
})
