import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  checkWeek,
  DEFAULT_HOURS,
  DEFAULT_SESSIONS,
  formatSessions,
  parseCalendarTsv,
  parsePublishedYears,
  parseSessions,
} from '#modules/calendars/calendar.rules.ts'

const reference = (name: string): string =>
  readFileSync(new URL(`../../../reference/calendars/${name}`, import.meta.url), 'utf8')
const head = 'date\tkind\tname_vi\tsource\n'
const codes = (text: string): [number, string][] => parseCalendarTsv(text).faults.map((f) => [f.line, f.code])

describe('the national calendar', () => {
  test('is read without a fault, with its newest holiday', () => {
    const { rows, faults } = parseCalendarTsv(reference('vn.tsv'))
    expect(faults).toEqual([])
    expect(rows).toHaveLength(29)
    expect(rows).toContainEqual({
      date: '2026-11-24',
      kind: 'holiday',
      name: 'Ngày Văn hóa Việt Nam',
      source: 'Nghị quyết 28/2026/QH16, hiệu lực từ 01/07/2026',
    })
  })

  test('is published for 2025 and 2026 only', () => {
    expect(parsePublishedYears(reference('published-years.tsv')).rows.map((r) => r.year)).toEqual([2025, 2026])
  })
})

describe('a calendar file with mistakes', () => {
  test('names the line and the fault, and keeps the good rows', () => {
    const rows = [
      '2026-02-31\tholiday\ta\tb',
      '2026-03-01\tparty\ta\tb',
      '2026-03-02\tclosure\t\tb',
      '2026-03-03\tclosure\ta\t ',
      '2026-03-04\tclosure',
      '2026-03-05\tclosure\tBão\tCV 1',
      '2026-03-05\tholiday\ta\tb',
    ]
    const text = head + rows.join('\n')
    expect(codes(text)).toEqual([
      [2, 'bad_date'],
      [3, 'bad_kind'],
      [4, 'name_missing'],
      [5, 'source_missing'],
      [6, 'bad_columns'],
      [8, 'repeated_date'],
    ])
    expect(parseCalendarTsv(text).rows).toEqual([{ date: '2026-03-05', kind: 'closure', name: 'Bão', source: 'CV 1' }])
  })

  test('an unknown header, an empty text and a year that is none', () => {
    expect(codes('datum\tart\n')).toEqual([[1, 'bad_header']])
    expect(codes('')).toEqual([[1, 'bad_header']])
    expect(parsePublishedYears('year\tsource\n20x6\ty\n2027\t').faults.map((f) => f.code)).toEqual([
      'bad_year',
      'source_missing',
    ])
  })

  test('Windows line ends, a byte order mark and decomposed letters are forgiven', () => {
    const { rows, faults } = parseCalendarTsv(
      `\uFEFF${head.trim()}\r\n2026-03-05\tclosure\t${'Bão'.normalize('NFD')}\tCV 1\r\n\r\n`,
    )
    expect(faults).toEqual([])
    expect(rows[0]?.name).toBe('Bão'.normalize('NFC'))
  })
})

describe('working hours as typed', () => {
  test('are read and written back', () => {
    expect(parseSessions('07:00-11:30, 13:30 – 17:00')).toEqual({ sessions: DEFAULT_SESSIONS })
    expect(formatSessions(DEFAULT_SESSIONS)).toBe('07:00-11:30, 13:30-17:00')
    expect(parseSessions('')).toEqual({ sessions: [] })
  })

  test.each([
    ['7-11', 'bad_time'],
    ['07:00', 'bad_time'],
    ['07:00-11:30-12:00', 'bad_time'],
    ['07:00-24:00', 'bad_time'],
    ['11:30-07:00', 'session_empty'],
    ['07:00-07:00', 'session_empty'],
    ['07:00-11:30, 11:00-12:00', 'sessions_overlap'],
  ])('%j is refused', (text, code) => {
    expect(parseSessions(text)).toMatchObject({ code })
  })

  test('a week without any session is refused', () => {
    expect(checkWeek(DEFAULT_HOURS)).toBeUndefined()
    expect(checkWeek({ 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] })).toBe('no_sessions')
  })
})
