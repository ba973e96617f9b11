import { expect, test } from 'vitest'
import { dayOf, dongWords, longDate, momentWords, officeHead, shortDate, sizeWords } from './print-words.ts'

test('dates are written as Decree 30/2020 writes them', () => {
  expect(longDate('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026')
  expect(longDate('2026-03-15')).toBe('ngày 15 tháng 3 năm 2026')
  expect(longDate('2026-11-19')).toBe('ngày 19 tháng 11 năm 2026')
  expect(shortDate('2026-11-19')).toBe('19/11/2026')
})

test('moments are those of Vietnam', () => {
  expect(momentWords(new Date('2026-11-19T09:40:00Z'))).toBe('16 giờ 40 phút, thứ Năm ngày 19/11/2026')
  expect(momentWords(new Date('2026-11-21T17:05:59Z'))).toBe('00 giờ 05 phút, Chủ nhật ngày 22/11/2026')
  expect(dayOf(new Date('2026-12-31T18:00:00Z'))).toBe('2027-01-01')
})

test('the head names the agencies in capitals', () => {
  const head = officeHead({
    agency: ['Ủy ban nhân dân xã Núi Thành', 'Trung tâm Phục vụ hành chính công'],
    number: '',
    place: 'Núi Thành',
    day: '2026-11-19',
  })
  expect(head.agency).toEqual(['ỦY BAN NHÂN DÂN XÃ NÚI THÀNH', 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG'])
  expect(head.placeAndDate).toBe('Núi Thành, ngày 19 tháng 11 năm 2026')
})

test('money and sizes are written as in Vietnam', () => {
  expect([0, 500, 10_000, 1_234_567].map(dongWords)).toEqual(['Không thu', '500 đồng', '10.000 đồng', '1.234.567 đồng'])
  expect([1, 184_000, 1_249_000].map(sizeWords)).toEqual(['1 KB', '184 KB', '1,2 MB'])
})
