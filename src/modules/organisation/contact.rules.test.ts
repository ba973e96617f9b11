import { describe, expect, test } from 'vitest'
import { readHours, writeHours } from './contact.rules.ts'

describe('opening hours as people type them', () => {
  test.each([
    [
      '2-6: 7:00-11:30, 13:30-17:00',
      [
        { days: '1-5', from: '07:00', to: '11:30' },
        { days: '1-5', from: '13:30', to: '17:00' },
      ],
    ],
    ['Thứ 2 - Thứ 6: 7h30 - 11h', [{ days: '1-5', from: '07:30', to: '11:00' }]],
    ['7: 7g-11g', [{ days: '6', from: '07:00', to: '11:00' }]],
    ['CN: 8-10', [{ days: '7', from: '08:00', to: '10:00' }]],
    ['', []],
  ])('%s', (text, hours) => expect(readHours(text)).toEqual({ hours }))

  test.each(['9: 7-8', '6-2: 7-8', '2: 11-7', '2: sáng', 'mỗi ngày'])('%s is refused, and named', (text) => {
    expect(readHours(`2-6: 7-11\n${text}`)).toEqual({ wrong: text })
  })

  test('what is written is read back the same', () => {
    const read = readHours('2-6: 7:00-11:30, 13:30-17:00\nCN: 8:00-10:00')
    const hours = 'hours' in read ? read.hours : []
    expect(writeHours(hours)).toBe('2-6: 07:00-11:30, 13:30-17:00\nCN: 08:00-10:00')
    expect(readHours(writeHours(hours))).toEqual(read)
  })
})
