import { describe, expect, test } from 'vitest'
import { readCodeAsked } from './code-asked.ts'
import { readKept } from './kept-files.ts'
import { legOf } from './track-steps.ts'
import { dueTag } from './track-words.ts'

describe('what people type into the code box', () => {
  test.each([
    ['K7M4-QX9T-2RB', 'K7M4-QX9T-2RB'],
    ['  k7m4 qx9t 2rb ', 'k7m4 qx9t 2rb'],
    ['https://motcua.test/t/K7M4-QX9T-2RB?lang=pl', 'K7M4-QX9T-2RB'],
    ['Bà xem ở motcua.test/t/K7M4QX9T2RB nhé', 'K7M4QX9T2RB'],
    ['', ''],
  ])('%s', (typed, code) => expect(readCodeAsked(typed, 't')).toBe(code))

  test('nothing was sent yet', () => expect(readCodeAsked(null, 't')).toBeUndefined())
  test('a megabyte is cut', () => expect(readCodeAsked('x'.repeat(1_000_000), 't')?.length).toBe(100))
})

describe('where the dossier stands', () => {
  const role = (name: 'reception' | 'specialist' | 'leader') => ({ unit: '', role: name, roleName: '' })
  const at = '2026-11-20T09:00:00+07:00'
  test.each([
    ['sent, not yet accepted', { state: 'submitted', receivedAt: null, holder: role('reception') }, 1],
    ['refused at intake', { state: 'refused', receivedAt: null, holder: null }, 1],
    ['with the specialist', { state: 'in_process', receivedAt: at, holder: role('specialist') }, 2],
    ['with the leader', { state: 'in_process', receivedAt: at, holder: role('leader') }, 3],
    ['withdrawn before it was accepted', { state: 'withdrawn', receivedAt: null, holder: null }, 1],
    ['stopped later', { state: 'stopped', receivedAt: at, holder: null }, 2],
    ['ready to be collected', { state: 'resolved', receivedAt: at, holder: role('reception') }, 4],
    ['handed over', { state: 'returned', receivedAt: at, holder: null }, 5],
  ] as const)('%s', (_what, dossier, leg) => expect(legOf(dossier)).toBe(leg))
})

describe('the tag beside the due moment', () => {
  const t = (id: string, params?: Record<string, unknown>) => `${id.split('.').at(-1)}:${String(params?.['days'])}`
  const now = new Date('2026-11-20T09:00:00+07:00')
  const dossier = {
    state: 'in_process',
    standing: 'running',
    dueAt: '2026-11-25T17:00:00+07:00',
    finishedAt: null,
  } as const

  test('counts the days that are left by the calendar', () => {
    expect(dueTag({ t }, dossier, now)).toEqual({ due: 'running', detail: 'left:5' })
    expect(dueTag({ t }, { ...dossier, dueAt: '2026-11-20T17:00:00+07:00' }, now)).toEqual({
      due: 'running',
      detail: 'left:0',
    })
  })
  test('counts the days since it was due', () =>
    expect(dueTag({ t }, { ...dossier, standing: 'overdue', dueAt: '2026-11-18T17:00:00+07:00' }, now)).toEqual({
      due: 'overdue',
      detail: 'late:2',
    }))
  test('stands still while the resident is asked', () =>
    expect(dueTag({ t }, { ...dossier, state: 'waiting_supplement' }, now)).toEqual({ due: 'paused' }))
  test('of a finished dossier counts nothing', () =>
    expect(
      dueTag({ t }, { ...dossier, state: 'returned', standing: 'early', finishedAt: '2026-11-19T10:00:00+07:00' }, now),
    ).toEqual({ due: 'early' }))
  test('is absent where nothing was promised', () =>
    expect(dueTag({ t }, { ...dossier, standing: null, dueAt: null }, now)).toBeUndefined())
})

test('a hidden field that was tampered with keeps nothing', () => {
  const file = { uploadId: '01931b1e-0000-7000-8000-000000000001', name: 'a.jpg', size: 10, pages: 1 }
  expect(readKept(JSON.stringify([file]))).toEqual([file])
  for (const text of [
    undefined,
    '',
    '{',
    '[{"uploadId":"1"}]',
    '"x"',
    JSON.stringify(Array.from({ length: 99 }, () => file)),
  ])
    expect(readKept(text)).toEqual([])
})
