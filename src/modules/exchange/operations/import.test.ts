import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { signedIn } from '#modules/identity/testing/fixtures.ts'
import { listMembersOf } from '#modules/membership/index.ts'
import { readUnitFolder, importUnits } from '#modules/units/index.ts'
import { somePlaces } from '#modules/identity/testing/fixtures.ts'
import { systemActor } from '#kernel/access/actor.ts'
import { exchangePersonal } from '../exchange.personal.ts'
import { checkAsFound, csvOf, finish } from '../testing/fixtures.ts'
import { beginImport } from './begin-import.ts'
import { fixRow, replaceAlike } from './fix-row.ts'
import { getImport } from './get-import.ts'
import { getImportRow, listImportRows } from './list-import-rows.ts'
import { runImport, undoImport } from './run-import.ts'

const { pool, owner } = await testDatabase()
const office = testRuntime({ pool, now: '2026-11-22T09:00:00+07:00', personalData: exchangePersonal })
const { run } = office
const { db } = office.runtime
const messy = new Uint8Array(readFileSync('e2e/fixtures/danh-sach-hoi-vien.xlsx'))
let cadre: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  await somePlaces(office)
  await run(importUnits, await readUnitFolder('reference/demo-union'), systemActor)
  cadre = await signedIn(office, 'union_cadre', 'PN20965')
})

const begin = async (bytes: Uint8Array, name = 'ds.csv') =>
  (await run(beginImport, { bytes, name, unit: 'PN20965' }, cadre.actor)).id
const view = (id: string) => run(getImport, { id }, cadre.actor)

const TABLES = [
  'people',
  'person_phones',
  'person_addresses',
  'person_places',
  'memberships',
  'membership_states',
  'membership_places',
  'match_keys',
  'duplicate_pairs',
]
async function prints(): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of TABLES) {
    const { rows } = await owner.query<{ print: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print from ${table} t`,
    )
    found[table] = rows[0]?.print ?? ''
  }
  return found
}

describe('a messy sheet', () => {
  let id = ''
  let before: Record<string, string> = {}

  test('is understood: sheet, header of two rows, columns, the VNI column', async () => {
    before = await prints()
    id = await begin(messy, 'danh-sach-hoi-vien.xlsx')
    const found = await view(id)
    expect(found).toMatchObject({
      sheet: 'DS hội viên 2026',
      headerFrom: 3,
      headerTo: 4,
      state: 'mapping',
      remembered: false,
    })
    expect(found.columns.map(({ field }) => field)).toEqual([
      'skip',
      'name',
      'birth_male',
      'birth_female',
      'national_id',
      'phone',
      'branch',
      'ethnicity',
      'education',
      'joined_on',
      'address',
      'party',
    ])
    expect(found.columns[10]).toMatchObject({
      encoding: 'vni',
      samples: ['Tổ 1, khối phố 1', 'Tổ 2, khối phố 1', '12 đường Lê Lợi'],
    })
  })

  test('is checked row by row, with the change shown and faults in words', async () => {
    await checkAsFound(office, id, cadre.actor)
    const found = await view(id)
    expect(found.state).toBe('ready')
    expect(found.counts).toMatchObject({ new: 6, error: 5, waiting: 0 })
    expect(found.unknownUnits).toEqual([{ text: 'Chi hội chợ Trạm', count: 2 }])
    const { items } = await run(listImportRows, { id }, cadre.actor)
    expect(items.map(({ row, name, birth, faults }) => [row, name, birth, faults.map(({ code }) => code)])).toEqual([
      [6, 'Nguyễn Thị Hồng Hạnh', '1985', []],
      [7, 'Trần Thị Bích Ngọc', '12/05/1990', []],
      [8, 'Lê Thị Mỹ Duyên', '1978', []],
      [9, 'Phạm Thị Thu Sương', '1969', []],
      [10, 'Võ Thị Kim Liên', '', ['date_impossible']],
      [11, 'Huỳnh Thị Thuỷ Tiên', '1992', ['phone_unreadable']],
      [12, "H'Hen Niê", '1995', []],
      [13, 'Đặng Thị Xuân', '1960', ['unit_unknown']],
      [14, 'Bùi Thị Phương', '1983', ['unit_unknown']],
      [15, 'Nguyễn Thị Hồng Hạnh', '1985', ['twice_in_file']],
      [16, 'Ngô Thị Lan', '01/02/1985', []],
    ])
    expect(items.at(-2)?.faults[0]?.row).toBe(6)
    const codes = items[0]?.changes.map(({ field, code }) => `${field} ${code}`)
    expect(codes).toEqual(
      expect.arrayContaining(['name case', 'national_id zero_added', 'phone zero_added', 'branch unit_by_name']),
    )
  })

  test('is put right in place: a cell, a value for all alike, a row left out', async () => {
    const row = await run(getImportRow, { id, row: 10 }, cadre.actor)
    const birth = row.cells.find(({ field }) => field === 'birth_female')
    expect(await run(fixRow, { id, row: 10, cells: { [String(birth?.column)]: '28/02/1988' } }, cadre.actor)).toEqual({
      state: 'new',
    })
    expect(await run(fixRow, { id, row: 15, decision: 'skip' }, cadre.actor)).toEqual({ state: 'skipped' })
    await run(replaceAlike, { id, field: 'branch', from: 'Chi hội chợ Trạm', to: 'PN20965-04' }, cadre.actor)
    await finish(office, id)
    expect((await view(id)).counts).toMatchObject({ new: 9, error: 1, skipped: 1 })
  })

  test('is carried out, and the members are there; the row with an error stays out', async () => {
    await run(runImport, { id }, cadre.actor)
    await finish(office, id)
    expect(await view(id)).toMatchObject({ state: 'done', outcomes: { created: 9, refused: 1, untouched: 1 } })
    const { items } = await listMembersOf(db, ['PN20965-04'], '2026-11-22', { limit: 10 })
    expect(items).toHaveLength(4)
    expect(items.map(({ joinedOn }) => joinedOn).toSorted()).toEqual([
      '1980-01-01',
      '2008-03-08',
      '2011-03-08',
      '2019-10-20',
    ])
  })

  test('brought in again, everybody is known; the columns are remembered', async () => {
    const again = await begin(messy, 'danh-sach-hoi-vien.xlsx')
    expect((await view(again)).remembered).toBe(true)
    await checkAsFound(office, again, cadre.actor)
    expect((await view(again)).counts).toMatchObject({ new: 0, admit: 0, probable: 0, same: 6 })
  })

  test('is taken back, and every table is what it was', async () => {
    await run(undoImport, { id }, cadre.actor)
    await finish(office, id)
    expect((await view(id)).state).toBe('undone')
    expect(await prints()).toEqual(before)
  })
})

describe('people on record', () => {
  const header = ['Họ và tên', 'Ngày sinh', 'SĐT', 'CCCD', 'Chi hội', 'Địa chỉ']
  test('get what was empty and keep what they have; the undo empties it again', async () => {
    const first = await begin(csvOf([header, ['Lê Thị Thanh Xuân', '03/04/1981', '0905000111', '', 'Khối phố 1', '']]))
    await checkAsFound(office, first, cadre.actor)
    await run(runImport, { id: first }, cadre.actor)
    await finish(office, first)
    const before = await prints()
    const second = await begin(
      csvOf([
        header,
        ['LÊ THỊ THANH XUÂN', '3/4/1981', '0905000111', '049181000111', 'Khối phố 1', 'Tổ 3'],
        ['Lê Thị Thanh Xuân', '1981', '', '', 'Khối phố 2', ''],
      ]),
    )
    await checkAsFound(office, second, cadre.actor)
    const { items } = await run(listImportRows, { id: second }, cadre.actor)
    expect(items.map(({ state }) => state)).toEqual(['update', 'new'])
    await run(runImport, { id: second }, cadre.actor)
    await finish(office, second)
    expect((await view(second)).outcomes).toMatchObject({ updated: 1, created: 1 })
    await run(undoImport, { id: second }, cadre.actor)
    await finish(office, second)
    const after = await prints()
    // Her record counts one version for the filling and one for the emptying.
    const same = (all: Record<string, string>) => ({ ...all, people: '', match_keys: '' })
    expect(same(after)).toEqual(same(before))
  })
})

test('an undo is refused in words where later work hangs on somebody, and takes back the rest when asked so', async () => {
  const id = await begin(
    csvOf([
      ['Họ và tên', 'Năm sinh', 'SĐT', 'Chi hội'],
      ['Trịnh Thị Bạch Tuyết', '1971', '0905222333', 'Khối phố 2'],
      ['Tô Thị Hải Yến', '1973', '0905222444', 'Khối phố 2'],
    ]),
  )
  await checkAsFound(office, id, cadre.actor)
  await run(runImport, { id }, cadre.actor)
  await finish(office, id)
  // Her record was corrected since.
  await owner.query("update people set version = version + 1 where name = 'Tô Thị Hải Yến'")
  const refused = run(undoImport, { id }, cadre.actor)
  await expect(refused).rejects.toMatchObject({ code: 'exchange.depended_on', params: { count: 1, rows: '3' } })
  expect((await view(id)).state).toBe('done')
  await run(undoImport, { id, rest: true }, cadre.actor)
  await finish(office, id)
  const after = await view(id)
  expect(after.state).toBe('undone')
  expect(after.outcomes.created).toBe(1)
  const { rows } = await owner.query("select name from people where name in ('Tô Thị Hải Yến', 'Trịnh Thị Bạch Tuyết')")
  expect(rows).toEqual([{ name: 'Tô Thị Hải Yến' }])
})

test('who corrects her record while an import is taken back is waited for, and her row stays', async () => {
  const id = await begin(
    csvOf([
      ['Họ và tên', 'Năm sinh', 'SĐT', 'Chi hội'],
      ['Cao Thị Thu Hiền', '1975', '0905222555', 'Khối phố 2'],
    ]),
  )
  await checkAsFound(office, id, cadre.actor)
  await run(runImport, { id }, cadre.actor)
  await finish(office, id)
  await run(undoImport, { id }, cadre.actor)
  const officer = await owner.connect()
  await officer.query('begin')
  await officer.query("update people set version = version + 1 where name = 'Cao Thị Thu Hiền'")
  const undone = finish(office, id)
  await vi.waitFor(async () => {
    expect((await owner.query('select 1 from pg_locks where not granted')).rowCount).toBeGreaterThan(0)
  }, 10_000)
  await officer.query('commit')
  officer.release()
  await undone
  expect((await owner.query("select 1 from people where name = 'Cao Thị Thu Hiền'")).rowCount).toBe(1)
})

test('another commune learns of no import here', async () => {
  const id = await begin(
    csvOf([
      ['Họ và tên', 'Năm sinh'],
      ['Lê Thị Hoa', '1985'],
    ]),
  )
  const other = await signedIn(office, 'union_cadre', 'PN20971')
  await expect(run(getImport, { id }, other.actor)).rejects.toMatchObject({ code: 'kernel.not_found' })
  await expect(run(beginImport, { bytes: messy, name: '', unit: 'PN20965' }, other.actor)).rejects.toMatchObject({
    status: 404,
  })
})
