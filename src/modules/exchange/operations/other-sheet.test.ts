import { writeOds } from 'hucre'
import { beforeAll, expect, test } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { checkAsFound } from '../testing/fixtures.ts'
import { beginImport } from './begin-import.ts'
import { getImport } from './get-import.ts'
import { listImportRows } from './list-import-rows.ts'

const { pool } = await testDatabase()
const office = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00' })
const { run } = office
type Cadre = Awaited<ReturnType<typeof signedIn>>
let [here, there] = [] as unknown as [Cadre, Cadre]
beforeAll(async () => {
  await somePlaces(office)
  await run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
  here = await signedIn(office, 'union_cadre', 'PN20965')
  there = await signedIn(office, 'union_cadre', 'PN20971')
})

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Địa chỉ']
const list = (name: string, ...people: string[]) => ({
  name,
  rows: [[`DANH SÁCH ${name}`], [], header, ...people.map((person, at) => [String(at + 1), person, '1980', 'Tổ 1'])],
})

test('a sheet for each branch: the others are named, and come in from the same file', async () => {
  const sheets = [
    { name: 'Bìa', rows: [['HỘI LHPN'], ['Năm 2026']] },
    list('Khối phố 1', 'Lê Thị Hoa', 'Võ Thị Bê'),
    list('Khối phố 2', 'Ngô Thị Cúc'),
    {
      name: 'Tổng hợp',
      rows: [
        ['Chi hội', 'Số hội viên'],
        ['Khối phố 1', '2'],
      ],
    },
  ]
  const bytes = await writeOds({ sheets })
  const { id: first } = await run(beginImport, { bytes, name: 'ds.ods', unit: 'PN20965' }, here.actor)
  expect(await run(getImport, { id: first }, here.actor)).toMatchObject({ sheet: 'Khối phố 1', others: ['Khối phố 2'] })
  const of = { import: first, sheet: 'Khối phố 2' }
  const { id } = await run(beginImport, { unit: 'PN20965', of }, here.actor)
  await checkAsFound(office, id, here.actor)
  expect(await run(getImport, { id }, here.actor)).toMatchObject({
    file: 'ds.ods',
    sheet: 'Khối phố 2',
    others: ['Khối phố 1'],
    rowCount: 1,
  })
  const { items } = await run(listImportRows, { id }, here.actor)
  expect(items.map(({ name, unit }) => [name, unit?.code])).toEqual([['Ngô Thị Cúc', 'PN20965-02']])
  // The file of an import is for those who may work on it.
  await expect(run(beginImport, { unit: 'PN20971', of }, there.actor)).rejects.toMatchObject({ kind: 'not_found' })
})
