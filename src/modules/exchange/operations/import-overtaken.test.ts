import { beforeAll, expect, test } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn, somePlaces } from '#modules/identity/testing/fixtures.ts'
import { importUnits, readUnitFolder } from '#modules/units/index.ts'
import { checkAsFound, csvOf, finish } from '../testing/fixtures.ts'
import { beginImport } from './begin-import.ts'
import { fixRow } from './fix-row.ts'
import { getImport } from './get-import.ts'
import { listImportRows } from './list-import-rows.ts'
import { runImport } from './run-import.ts'

const { pool, owner } = await testDatabase()
const office = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00' })
const { run } = office
let cadre: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  await somePlaces(office)
  await run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
  cadre = await signedIn(office, 'union_cadre', 'PN20965')
})

const header = ['TT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Số thẻ hội viên', 'Chi hội', 'Địa chỉ', 'Điện thoại']
async function checked(rows: readonly (readonly string[])[]): Promise<string> {
  const bytes = csvOf([header, ...rows])
  const { id } = await run(beginImport, { bytes, name: 'ds.csv', unit: 'PN20965' }, cadre.actor)
  await checkAsFound(office, id, cadre.actor)
  return id
}
async function carriedOut(id: string) {
  await run(runImport, { id }, cadre.actor)
  await finish(office, id)
  return (await run(getImport, { id }, cadre.actor)).outcomes
}
const rowsOf = async (id: string) => (await run(listImportRows, { id }, cadre.actor)).items
const person = (number: number, name: string, card = '', at = 'Thôn Nam'): string[] => [
  String(number),
  name,
  `08/03/${1960 + number}`,
  `0491${60 + number}00${1000 + number}`,
  card,
  'Chi hội KP 1',
  at,
  `0905${String(number).padStart(6, '0')}`,
]

test('two people under one member number: the first gets it, the other stays out and is told why', async () => {
  const id = await checked([
    person(1, 'LÊ THỊ HOA', 'HV-77'),
    person(2, 'TRẦN THỊ LAN', 'HV-77'),
    person(3, 'VÕ THỊ NGA'),
  ])
  expect(await carriedOut(id)).toMatchObject({ created: 2, refused: 1 })
  const refused = (await rowsOf(id)).filter(({ outcome }) => outcome === 'refused')
  expect(refused.map(({ name, faults }) => [name, faults.map(({ code }) => code)])).toEqual([
    ['Trần Thị Lan', ['number_taken']],
  ])
})

test('who became a member after the preview is not admitted a second time', async () => {
  const first = await checked([person(11, 'HỒ THỊ MAI')])
  await carriedOut(first)
  await owner.query(
    `update memberships set state = 'left', ended_on = '2026-01-01', end_reason = 'quit'
    where person_id = (select person_id from import_rows where import_id = $1)`,
    [first],
  )
  // Two lines that are one person, known as one who left: the cadre says so of both.
  const id = await checked([person(11, 'HỒ THỊ MAI'), person(11, 'HỒ THỊ MAI').toSpliced(3, 1, '')])
  const [known] = await rowsOf(id)
  const { rows } = await owner.query<{ person_id: string }>('select person_id from import_rows where import_id = $1', [
    first,
  ])
  await run(fixRow, { id, row: 3, decision: 'same', person: rows[0]?.person_id ?? '' }, cadre.actor)
  expect(known?.state).toBe('admit')
  expect(await carriedOut(id)).toMatchObject({ admitted: 1, untouched: 1 })
})

test('her own number of before does not stand in the way when she is admitted again', async () => {
  const first = await checked([person(21, 'CAO THỊ OANH', 'HV-90')])
  await carriedOut(first)
  await owner.query(
    `update memberships set state = 'left', ended_on = '2026-01-01', end_reason = 'quit' where number = 'HV-90'`,
  )
  const id = await checked([person(21, 'CAO THỊ OANH', 'HV-90')])
  expect(await carriedOut(id)).toMatchObject({ admitted: 1 })
})

test('cells longer than any name or address, or with letters of no text, are faults and hold up nobody', async () => {
  const id = await checked([
    person(31, `LÊ THỊ ${'HOA '.repeat(400)}`),
    person(32, 'LÊ THỊ DUNG', 'X'.repeat(1900)),
    person(33, 'LÊ THỊ CÚC', '', 'Thôn '.repeat(300)),
    person(34, 'LÊ THỊ <b>HÀ</b>'),
    person(35, 'LÊ THỊ YẾN'),
  ])
  expect((await rowsOf(id)).map(({ faults }) => faults.map(({ field, code }) => `${field}:${code}`))).toEqual([
    ['name:text_long'],
    ['number:text_long'],
    ['address:text_long'],
    ['name:text_letters'],
    [],
  ])
  expect(await carriedOut(id)).toMatchObject({ created: 1, refused: 4 })
})
