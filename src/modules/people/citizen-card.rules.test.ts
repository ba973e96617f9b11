import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCitizenCard, readBirth } from './citizen-card.rules.ts'

const code = '048185001234|205123456|NGUYỄN THỊ HẠNH|08031985|Nữ|Thôn An Hải, Tam Quang, Núi Thành, Quảng Nam|12052021'

test('the code of an identity card fills in the form', () => {
  expect(parseCitizenCard(code)).toEqual({
    nationalId: '048185001234',
    oldId: '205123456',
    name: 'Nguyễn Thị Hạnh',
    birthDate: '1985-03-08',
    sex: 'female',
    address: 'Thôn An Hải, Tam Quang, Núi Thành, Quảng Nam',
    issuedOn: '2021-05-12',
  })
})

test('who had no card before has two bars, newer cards say more, and accents may come in pieces', () => {
  const newer = `${code.replace('205123456', '').normalize('NFD')}||||Nguyễn Văn A|`
  expect(parseCitizenCard(newer)).toMatchObject({ oldId: '', name: 'Nguyễn Thị Hạnh', sex: 'female' })
})

test('any other code is none', () => {
  expect(parseCitizenCard('https://example.vn/a|b|c|d|e|f|g')).toBeUndefined()
  expect(parseCitizenCard('048185001234|x')).toBeUndefined()
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void parseCitizenCard(text)))
})

test('a birth is a day or a year, and no day that there is not', () => {
  expect(readBirth('8/3/1985')).toEqual({ birthDate: '1985-03-08', birthYear: 1985 })
  expect(readBirth('1985')).toEqual({ birthDate: null, birthYear: 1985 })
  expect(readBirth('')).toEqual({ birthDate: null, birthYear: null })
  expect(readBirth('30/02/1985')).toBeUndefined()
  expect(readBirth('khoảng 1985')).toBeUndefined()
})
