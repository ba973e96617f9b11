import { expect, test } from 'vitest'
import { unitResolver } from './unit-names.rules.ts'

const unit = (code: string, name: string, parentCode: string | null) => ({
  code,
  name,
  parentCode,
  level: '',
  placeCode: '20965',
})
const units = [
  unit('PN20965', 'Hội LHPN xã Núi Thành', 'PN48'),
  unit('PN20965-01', 'Chi hội phụ nữ Khối phố 1', 'PN20965'),
  unit('PN20965-01-1', 'Tổ phụ nữ số 1 Khối phố 1', 'PN20965-01'),
  unit('PN20965-01-2', 'Tổ phụ nữ số 2 Khối phố 1', 'PN20965-01'),
  unit('PN20965-02', 'Chi hội phụ nữ Khối phố 2', 'PN20965'),
  unit('PN20989-01', 'Chi hội phụ nữ thôn Đông Xuân', 'PN20965'),
]
const find = unitResolver(units, 'PN20965')

test('a branch is found by what the sheet calls it', () => {
  for (const name of ['Chi hội phụ nữ Khối phố 1', 'CHI HỘI KHỐI PHỐ 1', 'Chi hội 1', '1', 'KP 01', 'khối phố 1'])
    expect(find(name)).toEqual({ code: 'PN20965-01' })
  expect(find('thôn Đông Xuân')).toEqual({ code: 'PN20989-01' })
  expect(find('Dong Xuan')).toEqual({ code: 'PN20989-01' })
  expect(find('PN20965-02')).toEqual({ code: 'PN20965-02' })
})

test('with the commune behind it, which must be the right one', () => {
  expect(find('Chi hội 2, xã Núi Thành')).toEqual({ code: 'PN20965-02' })
  expect(find('Chi hội 2 - xã Tam Xuân')).toEqual({ unknown: true })
})

test('a group is found within its branch', () => {
  expect(find('Chi hội 1', 'Tổ 2')).toEqual({ code: 'PN20965-01-2' })
  expect(find('Chi hội 1', '2')).toEqual({ code: 'PN20965-01-2' })
  expect(find('Chi hội 1', 'Tổ 9')).toEqual({ unknown: true })
})

test('what nobody knows is said; two of a name are too', () => {
  expect(find('Chi hội chợ Mới')).toEqual({ unknown: true })
  const twice = unitResolver([...units, unit('PN20965-09', 'Chi hội Khối phố 2', 'PN20965')], 'PN20965')
  expect(twice('Khối phố 2')).toEqual({ several: true })
})
