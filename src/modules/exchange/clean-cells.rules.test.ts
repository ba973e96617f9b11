import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanDate } from './clean-date.rules.ts'
import { cleanName, tidy } from './clean-name.rules.ts'
import { cleanId, cleanPhone, factsOfId } from './clean-number.rules.ts'
import { cleanKind, cleanSex, cleanYes } from './clean-word.rules.ts'

const today = '2026-11-22'
const dateOf = (text: string) => cleanDate(text, today)

describe('dates as people type them', () => {
  test.each([
    ['01/02/1985', '1985-02-01', 'date_text'],
    ['1-2-85', '1985-02-01', 'short_year'],
    ['1.2.1985', '1985-02-01', 'date_text'],
    ['1985-02-01', '1985-02-01', undefined],
    ['01/02/1985 00:00:00', '1985-02-01', 'date_text'],
    ['ngày 1 tháng 2 năm 1985', '1985-02-01', 'date_text'],
    ['01021985', '1985-02-01', 'date_text'],
    ['31079', '1985-02-01', 'date_serial'],
    ['02/28/1985', '1985-02-28', 'day_month_swapped'],
  ])('%s', (text, date, change) => {
    const cleaned = dateOf(text)
    expect(cleaned.value).toEqual({ date, year: 1985 })
    expect(cleaned.change).toBe(change)
  })

  test('a year alone stays a year', () => {
    expect(dateOf('1985')).toEqual({ value: { date: null, year: 1985 } })
    expect(dateOf('00/00/1985').value).toEqual({ date: null, year: 1985 })
    expect(dateOf('2/1985')).toEqual({ value: { date: null, year: 1985 }, change: 'year_only' })
    for (const about of ['khoảng 1985', 'Khoảng năm 1985', '~1985', '1985?', 'khoảng 01/02/1985'])
      expect(dateOf(about)).toEqual({ value: { date: null, year: 1985 }, change: 'year_only' })
  })

  test('what cannot be is said, not guessed', () => {
    expect(dateOf('31/02/1985').fault).toBe('date_impossible')
    expect(dateOf('01/01/2085').fault).toBe('date_future')
    expect(dateOf('khoảng 1985?').fault).toBe('date_unreadable')
    expect(dateOf('')).toEqual({ value: null })
  })

  test('every day of a century comes back from each shape', () => {
    const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.constantFrom('/', '-', '.'), fc.boolean(), (at, sign, padded) => {
        const date = at.toISOString().slice(0, 10)
        const [y = '', m = '', d = ''] = date.split('-')
        const parts = padded ? [d, m, y] : [String(Number(d)), String(Number(m)), y]
        expect(dateOf(parts.join(sign)).value?.date).toBe(date)
        const serial = (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
        expect(dateOf(String(serial)).value?.date).toBe(date)
      }),
    )
  })
})

describe('names', () => {
  test('capitals become a name; a name that mixes them keeps them', () => {
    expect(cleanName('NGUYỄN THỊ HOA')).toEqual({ value: 'Nguyễn Thị Hoa', change: 'case' })
    expect(cleanName('nguyễn  thị hoa ').value).toBe('Nguyễn Thị Hoa')
    expect(cleanName("H'Hen Niê")).toEqual({ value: "H'Hen Niê" })
    expect(cleanName("H'HEN NIÊ").value).toBe("H'Hen Niê")
    expect(cleanName('Nguyễn Thị ánh').value).toBe('Nguyễn Thị Ánh')
    expect(cleanName('12. Trần Thị Bê').value).toBe('Trần Thị Bê')
    expect(cleanName('Trần Thị B3').fault).toBe('name_digits')
  })

  test('cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aăâbcđêghơưxyẾỄÁỰĐƯN ', '\u00a0', "'", '-', '.') }), (text) => {
        const once = cleanName(text).value
        if (once !== null) expect(cleanName(once).value).toBe(once)
        expect(tidy(tidy(text))).toBe(tidy(text))
      }),
    )
  })
})

describe('numbers that a spreadsheet spoilt', () => {
  test.each([
    ['0905123456', '+84905123456', undefined],
    ['905123456', '+84905123456', 'zero_added'],
    ['0905.123.456', '+84905123456', 'signs_removed'],
    ['+84 905 123 456', '+84905123456', 'signs_removed'],
    ['01262345678', '+84762345678', 'old_number'],
    ['1262345678', '+84762345678', 'old_number'],
    ['0905123456 / 0914000111', '+84905123456', 'signs_removed'],
    ['2353871234', '+842353871234', 'zero_added'],
  ])('phone %s', (text, value, change) => {
    expect(cleanPhone(text)).toEqual({ value, ...(change && { change }) })
  })

  test('whose phone it is stands beside the number in many lists', () => {
    for (const text of ['0905.123.456 (con gái)', 'Bà Hoa: 0905 123 456', '905123456 (chồng, Zalo)'])
      expect(cleanPhone(text).value).toBe('+84905123456')
    expect(cleanPhone('0905 123 (45)').fault).toBe('phone_unreadable')
  })

  test('a phone that is none is said', () => {
    expect(cleanPhone('123').fault).toBe('phone_unreadable')
    expect(cleanPhone('không có')).toEqual({ value: null })
  })

  test('identity numbers get their zero back; rounded ones are refused', () => {
    expect(cleanId('049185001234')).toEqual({ value: { national: '049185001234' } })
    expect(cleanId('49185001234')).toEqual({ value: { national: '049185001234' }, change: 'zero_added' })
    expect(cleanId('205123456')).toEqual({ value: { old: '205123456' } })
    expect(cleanId('20512345').value).toEqual({ old: '020512345' })
    expect(cleanId('049 185 001 234').value).toEqual({ national: '049185001234' })
    expect(cleanId('4.91850E+10').fault).toBe('id_rounded')
    expect(cleanId('1234').fault).toBe('id_unreadable')
  })

  test('the number of twelve digits tells sex and year', () => {
    expect(factsOfId('049185001234')).toEqual({ sex: 'female', year: 1985 })
    expect(factsOfId('049304001234')).toEqual({ sex: 'female', year: 2004 })
    expect(factsOfId('049085001234')).toEqual({ sex: 'male', year: 1985 })
  })
})

test('words for sex, kind and party', () => {
  expect(cleanSex('Nữ').value).toBe('female')
  expect(cleanSex('NAM').value).toBe('male')
  expect(cleanKind('Hội viên nòng cốt').value).toBe('core')
  expect(cleanKind('gì đó').fault).toBe('kind_unknown')
  expect(cleanYes('x').value).toBe(true)
  expect(cleanYes('03/02/2010').value).toBe(true)
  expect(cleanYes('').value).toBe(null)
})
