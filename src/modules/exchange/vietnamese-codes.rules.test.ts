import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText, detectEncoding } from './detect-encoding.rules.ts'
import { isSyllable } from './syllable.rules.ts'
import { fromOldEncoding, oldEncodings, toOldEncoding } from './vietnamese-codes.rules.ts'

const lower = 'àáảãạâầấẩẫậăằắẳẵặđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'
const names = ['Nguyễn Thị Ánh Tuyết', 'Trần Thị Mỹ Hạnh', 'Lê Thị Hường', 'Phạm Thị Kiều Oanh', 'Đỗ Thị Quỳnh Nga',
  'Huỳnh Thị Thuỷ', 'Võ Thị Diệu', 'Bùi Thị Phương', 'Đặng Thị Xuân', 'Ngô Thị Bích Ngọc'] // oxfmt-ignore

describe('old font encodings', () => {
  test('names as ABC, VNI and VPS fonts leave them are read', () => {
    expect(fromOldEncoding('NguyÔn ThÞ Hoa', 'tcvn3')).toBe('Nguyễn Thị Hoa')
    expect(fromOldEncoding('TrÇn ThÞ Mü H¹nh', 'tcvn3')).toBe('Trần Thị Mỹ Hạnh')
    expect(fromOldEncoding('§ç ThÞ Th\u00adëng', 'tcvn3')).toBe('Đỗ Thị Thưởng')
    expect(fromOldEncoding('NGUYÔN THÞ HOA', 'tcvn3')).toBe('NGUYỄN THỊ HOA')
    expect(fromOldEncoding('Nguyeãn Thò Hoa', 'vni')).toBe('Nguyễn Thị Hoa')
    expect(fromOldEncoding('TRAÀN THÒ MYÕ HAÏNH', 'vni')).toBe('TRẦN THỊ MỸ HẠNH')
    expect(fromOldEncoding('Ñoã Thò Thöôûng', 'vni')).toBe('Đỗ Thị Thưởng')
    expect(fromOldEncoding('Nguy\u00cdn Th\u00ce Hoa', 'vps')).toBe('Nguyễn Thị Hoa')
  })

  test('every small letter goes there and back in each encoding', () => {
    for (const encoding of oldEncodings)
      for (const letter of lower) expect(fromOldEncoding(toOldEncoding(letter, encoding), encoding)).toBe(letter)
  })

  test('every capital goes there and back in VNI and VPS', () => {
    for (const encoding of ['vni', 'vps'] as const)
      for (const letter of lower.toUpperCase())
        expect(fromOldEncoding(toOldEncoding(letter, encoding), encoding)).toBe(letter)
  })

  test('no two letters share a code, so nothing is read wrongly', () => {
    for (const encoding of oldEncodings)
      expect(new Set([...lower].map((letter) => toOldEncoding(letter, encoding))).size).toBe(lower.length)
  })

  test('words of Vietnamese syllables in capitals of the ABC font come back', () => {
    expect(fromOldEncoding(toOldEncoding('HUỲNH THỊ THUỶ', 'tcvn3'), 'tcvn3')).toBe('HUỲNH THỊ THUỶ')
  })
})

describe('which encoding a column has', () => {
  test('each is told from the others by names, in any mixture of them', () => {
    const some = fc.uniqueArray(fc.constantFrom(...names), { minLength: 3 })
    fc.assert(
      fc.property(some, fc.constantFrom(...oldEncodings), (column, encoding) => {
        const typed = column.map((name) => toOldEncoding(name, encoding))
        expect(detectEncoding(column)).toBe('unicode')
        const found = detectEncoding(typed)
        // ABC has no capital Á: what it leaves small, the cleaning of names makes a capital.
        const plain = (name: string) => (encoding === 'tcvn3' ? name.toLowerCase() : name)
        expect(typed.map((name) => plain(decodeText(name, found)))).toEqual(column.map(plain))
      }),
    )
  })

  test('Unicode in pieces (NFD) is Unicode; numbers and plain letters are too', () => {
    expect(detectEncoding(names.map((name) => name.normalize('NFD')))).toBe('unicode')
    expect(detectEncoding(['0905123456', 'Tam Xuan', '1985'])).toBe('unicode')
    expect(decodeText('Hà'.normalize('NFD'), 'unicode')).toBe('Hà')
  })

  test('syllables are known by their build', () => {
    for (const word of ['Nguyễn', 'Quỳnh', 'Giang', 'gì', 'nghiêng', 'Yến', 'thuở']) expect(isSyllable(word)).toBe(true)
    for (const word of ['NguyÔn', 'Nguyeãn', 'Thñ', 'bßà']) expect(isSyllable(word)).toBe(false)
  })
})
