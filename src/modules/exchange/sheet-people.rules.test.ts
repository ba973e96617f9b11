import { describe, expect, test } from 'vitest'
import { guessField } from './fields.rules.ts'
import { layoutAt, type Merge } from './header.rules.ts'
import { proposal } from './propose.rules.ts'
import { peopleOf } from './sheet-people.rules.ts'
import { unitResolver } from './unit-names.rules.ts'
import { toOldEncoding } from './vietnamese-codes.rules.ts'

const branch = (code: string, name: string) => ({
  code,
  name,
  parentCode: 'PN',
  level: 'union_branch',
  placeCode: null,
})
const units = [
  { code: 'PN', name: 'Hội LHPN xã Tam Mỹ', parentCode: null, level: 'union_commune', placeCode: null },
  branch('PN-1', 'Chi hội Thôn 1'),
  branch('PN-2', 'Chi hội Thôn 2'),
  branch('PN-3', 'Chi hội Phú Quý'),
]

type Sheet = { name?: string; rows: string[][]; merges?: Merge[] }
/** Everybody in a sheet as the proposal reads it: row, name, unit, address and what is at fault. */
async function people({ name = 'DS', rows, merges = [] }: Sheet) {
  const { layout, mapping } = proposal({ name, rows, merges })
  const { from: headerFrom, to: headerTo, headers } = layoutAt(rows, merges, layout.from, layout.to)
  async function* numbered() {
    for (const [at, cells] of rows.entries()) if (cells.some((cell) => cell !== '')) yield { number: at + 1, cells }
  }
  const by = {
    mapping,
    encodings: headers.map(() => (rows.flat().some((cell) => cell.includes('Hoï')) ? 'vni' : 'unicode') as 'vni'),
    replaced: {},
    options: { joinedOn: '2026-11-22', kind: 'ordinary' as const },
    today: '2026-11-22',
    stamp: 's',
    resolve: unitResolver(units, 'PN'),
  }
  const found: [number, string | null, string | null, string | null, string][] = []
  for await (const { row, record, faults } of peopleOf(
    numbered(),
    { sheet: name, headerFrom, headerTo, headers, merges, after: 0 },
    by,
  ))
    found.push([row, record.name, record.unit, record.address, faults.map(({ code }) => code).join()])
  return found
}

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Địa chỉ']

describe('who is in which branch', () => {
  test('a branch that is joined over its members is that of each of them', async () => {
    const rows = [
      ['STT', 'Chi hội', 'Họ và tên', 'Năm sinh'],
      ['1', 'Thôn 1', 'Lê Thị Hoa', '1980'],
      ['2', '', 'Trần Thị Bê', '1981'],
      ['3', 'Thôn 2', 'Võ Thị Cúc', '1982'],
      ['4', '', 'Ngô Thị Dần', '1983'],
      ['5', '', 'Đỗ Thị Én', '1984'],
    ]
    const merges = [
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 3, left: 1, bottom: 4, right: 1 },
    ]
    expect((await people({ rows, merges })).map(([, , unit]) => unit)).toEqual(['PN-1', 'PN-1', 'PN-2', 'PN-2', 'PN'])
  })

  test('a heading between the titles and the header counts, known or not; so does a title and the name of the sheet', async () => {
    const one = ['1', 'Lê Thị Hoa', '1980', '']
    const unitOf = async (sheet: Sheet) => (await people(sheet)).map(([, , unit, , faults]) => unit ?? faults)
    expect(await unitOf({ rows: [['DANH SÁCH'], ['I. CHI HỘI THÔN 1'], header, one] })).toEqual(['PN-1'])
    expect(await unitOf({ rows: [['DANH SÁCH'], ['I. CHI HỘI THÔN 9'], header, one] })).toEqual(['unit_unknown'])
    expect(await unitOf({ rows: [['DANH SÁCH HỘI VIÊN CHI HỘI THÔN 2'], [''], header, one] })).toEqual(['PN-2'])
    expect(await unitOf({ name: 'Thôn 2', rows: [header, one] })).toEqual(['PN-2'])
    expect(await unitOf({ name: 'Phú Quý', rows: [header, one] })).toEqual(['PN-3'])
    // Nobody knows what a sheet "1" is, and this year is no branch.
    for (const name of ['1', 'DS hội viên 1', '2026', 'Sheet1'])
      expect(await unitOf({ name, rows: [header, one] })).toEqual(['PN'])
  })

  test('each table on a sheet has its heading; the header that is said again is nobody', async () => {
    const rows = [
      ['CHI HỘI THÔN 1'],
      header,
      ['1', 'Lê Thị Hoa', '1980', 'Tổ 1'],
      ['', 'Cộng: 1', '', ''],
      ['CHI HỘI THÔN 2'],
      header,
      ['1', 'Hồ Thị Nam', '1981', 'Tổ 2'],
    ]
    expect(await people({ rows })).toEqual([
      [3, 'Lê Thị Hoa', 'PN-1', 'Tổ 1', ''],
      [7, 'Hồ Thị Nam', 'PN-2', 'Tổ 2', ''],
    ])
  })

  test('headings in an old font are headings', async () => {
    const old = (row: string[]) => row.map((cell) => toOldEncoding(cell, 'vni'))
    const rows = [header, ['1', 'Lê Thị Hoa', '1980', 'Tổ 1'], ['CHI HỘI THÔN 2'], ['1', 'Võ Thị Bê', '1981', 'Tổ 2']]
    expect(await people({ rows: rows.map(old) })).toEqual([
      [2, 'Lê Thị Hoa', 'PN', 'Tổ 1', ''],
      [4, 'Võ Thị Bê', 'PN-2', 'Tổ 2', ''],
    ])
  })
})

test('"nt" and marks for it mean the row above, but never for a name or a number', async () => {
  const rows = [
    ['STT', 'Họ và tên', 'SĐT', 'Địa chỉ'],
    ['1', 'Lê Thị Hoa', '0905111222', 'Tổ 1'],
    ['2', 'Võ Thị Bê', '', 'nt'],
    ['3', 'Ngô Thị Cúc', '', '"'],
    ['4', 'Đỗ Thị Dần', 'nt', '-nt-'],
    ['5', 'Hà Thị Én', '', '-'],
  ]
  expect((await people({ rows })).map(([, , , address, faults]) => [address, faults])).toEqual([
    ['Tổ 1', ''],
    ['Tổ 1', ''],
    ['Tổ 1', ''],
    ['Tổ 1', 'phone_unreadable'],
    [null, ''],
  ])
})

test('who signed below the list is not in it; a table behind the signatures is', async () => {
  const rows = [
    header,
    ['1', 'Lê Thị Hoa', '1980', 'Tổ 1'],
    ['', 'Tổng cộng: 1', '', ''],
    ['', '', '', 'Tam Mỹ, ngày 5 tháng 3 năm 2026'],
    ['', 'Người lập biểu', '', 'CHI HỘI TRƯỞNG'],
    ['', '(Ký, ghi rõ họ tên)', '', ''],
    ['', 'Nguyễn Thị Lập', '', 'Trần Thị Ký'],
    header,
    ['2', 'Võ Thị Bê', '1981', 'Tổ 2'],
  ]
  expect((await people({ rows })).map(([, name]) => name)).toEqual(['Lê Thị Hoa', 'Võ Thị Bê'])
})

test('a formula that came to nothing names nobody and no address', async () => {
  const rows = [header, ['1', '#N/A', '1980', 'Tổ 1'], ['2', 'Lê Thị Hoa', '1980', '#REF!']]
  expect((await people({ rows })).map(([, , , , faults]) => faults)).toEqual(['formula_error', 'formula_error'])
})

test('headers in an old font are known ones', () => {
  for (const encoding of ['vni', 'tcvn3'] as const)
    expect(guessField(toOldEncoding('Họ và tên', encoding))).toEqual({ field: 'name', sure: true })
})
