import { describe, expect, test } from 'vitest'
import { guessField } from './fields.rules.ts'
import { findLayout, guessMapping, isNumbering, rowKind } from './header.rules.ts'

const title = [
  ['HỘI LHPN XÃ NÚI THÀNH', '', '', ''],
  ['DANH SÁCH HỘI VIÊN NĂM 2026', '', '', ''],
  ['', '', '', ''],
]

describe('where the header is', () => {
  test('in the third row, under titles', () => {
    const rows = [
      ...title.slice(0, 2),
      ['STT', 'Họ và tên', 'Năm sinh', 'SĐT'],
      ['1', 'Lê Thị Hoa', '1985', '905123456'],
    ]
    const merges = [
      { top: 0, left: 0, bottom: 0, right: 3 },
      { top: 1, left: 0, bottom: 1, right: 3 },
    ]
    const layout = findLayout(rows, merges)
    expect(layout).toEqual({ from: 2, to: 2, headers: ['STT', 'Họ và tên', 'Năm sinh', 'SĐT'] })
    expect(guessMapping(layout, rows)).toEqual(['skip', 'name', 'birth', 'phone'])
  })

  test('over two rows with joined cells', () => {
    const rows = [
      ...title,
      ['TT', 'Họ và tên', 'Năm sinh', '', 'CCCD'],
      ['', '', 'Nam', 'Nữ', ''],
      ['1', '2', '3', '4', '5'],
      ['1', 'Lê Thị Hoa', '', '1985', '49185001234'],
    ]
    const merges = [
      { top: 3, left: 0, bottom: 4, right: 0 },
      { top: 3, left: 1, bottom: 4, right: 1 },
      { top: 3, left: 2, bottom: 3, right: 3 },
      { top: 3, left: 4, bottom: 4, right: 4 },
    ]
    const layout = findLayout(rows, merges)
    expect(layout).toEqual({ from: 3, to: 4, headers: ['TT', 'Họ và tên', 'Năm sinh / Nam', 'Năm sinh / Nữ', 'CCCD'] })
    expect(guessMapping(layout, rows)).toEqual(['skip', 'name', 'birth_male', 'birth_female', 'national_id'])
    expect(isNumbering(rows[5] ?? [])).toBe(true)
  })

  test('one heading over surname and given name', () => {
    const rows = [
      ['STT', 'Họ và tên', '', 'Ngày sinh'],
      ['1', 'Lê Thị', 'Hoa', '1985'],
      ['2', 'Trần Thị', 'Bê', '1990'],
    ]
    const layout = findLayout(rows, [{ top: 0, left: 1, bottom: 0, right: 2 }])
    expect(guessMapping(layout, rows)).toEqual(['skip', 'family_name', 'given_name', 'birth'])
  })

  test('"Ghi chú" does not take a column that is known better, and no field comes twice', () => {
    const rows = [
      [
        'Họ và tên',
        'Số CCCD',
        'Số CMND cũ',
        'Ngày cấp',
        'Địa chỉ',
        'Trình độ học vấn',
        'Đảng viên',
        'Chức vụ',
        'Dân tộc',
      ],
    ]
    expect(guessMapping(findLayout(rows, []), rows)).toEqual([
      'name',
      'national_id',
      'old_id',
      'skip',
      'address',
      'education',
      'party',
      'post',
      'ethnicity',
    ])
  })

  test('likely words are a guess, exact words are sure', () => {
    expect(guessField('Ngày, tháng, năm sinh')).toEqual({ field: 'birth', sure: true })
    expect(guessField('Số điện thoại của hội viên')).toEqual({ field: 'phone', sure: false })
    expect(guessField('Màu tóc')).toBeUndefined()
  })
})

describe('rows that are nobody', () => {
  test('sums, signatures, blanks and headings of branches', () => {
    expect(rowKind(['', 'Tổng cộng: 25', '', ''], [1])).toBe('none')
    expect(rowKind(['Cộng trang 1', '', '25', '600.000', ''], [1])).toBe('none')
    expect(rowKind(['', 'NGƯỜI LẬP BIỂU', '', 'TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH'], [1])).toBe('end')
    // What she does or is must not make a sum or a signature of her.
    expect(rowKind(['4', 'Ngô Thị Thủy', '22/10/1946', 'Công nhân'], [1])).toBe('person')
    expect(rowKind(['5', 'Ngô Thị Hạnh', '1960', 'Chủ tịch'], [1])).toBe('person')
    expect(rowKind(['6', 'Công Huyền Tôn Nữ Thị Mai', '1950', ''], [1])).toBe('person')
    expect(rowKind(['', '', 'CHỦ TỊCH', ''], [1])).toBe('end')
    expect(rowKind(['', '', '', ''], [1])).toBe('none')
    expect(rowKind(['I', 'CHI HỘI THÔN 1', '', ''], [1])).toBe('heading')
    expect(rowKind(['1', 'Lê Thị Hoa', '1985', ''], [1])).toBe('person')
    expect(rowKind(['2', '', '1985', '0905123456'], [1])).toBe('person')
  })
})
