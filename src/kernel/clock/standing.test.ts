import { describe, expect, test } from 'vitest'
import { standing, stepDueMoments } from '#kernel/clock/clock.ts'
import { inVn, nationalCalendar, vn } from '#kernel/testing/clock-calendar.ts'

const calendar = nationalCalendar()
const times = { receivedAt: vn('2026-11-19 16:40'), dueAt: vn('2026-11-25 17:00') }
const finished = (at: string, granularity: 'day' | 'minute'): string =>
  standing(calendar, { ...times, finishedAt: vn(at), now: vn('2026-12-24 12:00'), granularity })
const open = (now: string, on: typeof calendar | null = calendar, soonShare?: number): string =>
  standing(on ?? undefined, { ...times, finishedAt: null, now: vn(now), ...(soonShare !== undefined && { soonShare }) })

describe('a finished dossier', () => {
  test('by the day: before the due day is early, on it on time, after the due moment overdue', () => {
    expect(finished('2026-11-24 23:59', 'day')).toBe('early')
    expect(finished('2026-11-25 00:00', 'day')).toBe('on_time')
    expect(finished('2026-11-25 17:00:59', 'day')).toBe('on_time')
    expect(finished('2026-11-25 17:01', 'day')).toBe('overdue')
  })

  test('by the minute: only the due minute itself is on time', () => {
    expect(finished('2026-11-25 16:59', 'minute')).toBe('early')
    expect(finished('2026-11-25 17:00', 'minute')).toBe('on_time')
    expect(finished('2026-11-25 17:01', 'minute')).toBe('overdue')
  })
})

describe('an open dossier', () => {
  test('is due soon when less than a fifth of its working time is left', () => {
    // 20 minutes on Thursday and three days: 1,460 working minutes, a fifth is 292
    expect(open('2026-11-25 10:08')).toBe('running')
    expect(open('2026-11-25 10:09')).toBe('due_soon')
    expect(open('2026-11-25 17:00')).toBe('due_soon')
    expect(open('2026-11-25 17:01')).toBe('overdue')
    expect(open('2026-11-25 08:00', calendar, 0.5)).toBe('due_soon')
  })

  test('exactly the share left is not yet soon', () => {
    const whole = { receivedAt: vn('2026-11-23 07:00'), dueAt: vn('2026-11-23 17:00'), finishedAt: null }
    expect(standing(calendar, { ...whole, now: vn('2026-11-23 15:24') })).toBe('running')
    expect(standing(calendar, { ...whole, now: vn('2026-11-23 15:25') })).toBe('due_soon')
  })

  test('without a calendar the wall clock decides', () => {
    expect(open('2026-11-24 12:08', null)).toBe('running')
    expect(open('2026-11-24 12:09', null)).toBe('due_soon')
  })
})

describe('inner deadlines', () => {
  const split = (shares: number[]): string[] =>
    stepDueMoments(calendar, vn('2026-11-23 07:00'), vn('2026-11-25 17:00'), shares).map(inVn)

  test('split the working time and end at the promised moment', () => {
    expect(split([1, 1])).toEqual(['2026-11-23 17:00', '2026-11-25 17:00'])
    expect(split([10, 60, 20, 10])).toEqual([
      '2026-11-23 08:36',
      '2026-11-25 10:12',
      '2026-11-25 15:24',
      '2026-11-25 17:00',
    ])
    expect(split([0.3])).toEqual(['2026-11-25 17:00'])
  })

  test('never pass the promised moment and never run backwards', () => {
    const moments = stepDueMoments(calendar, vn('2026-11-21 08:00'), vn('2026-11-23 07:02'), [1, 1, 1, 1, 1, 1]).map(
      inVn,
    )
    expect([...moments].sort()).toEqual(moments)
    expect(moments.at(-1)).toBe('2026-11-23 07:02')
  })

  test.each([[[]], [[0, 1]], [[-1, 2]], [[Number.NaN]]])('the shares %j are refused', (shares) => {
    expect(() => split(shares)).toThrow(RangeError)
  })
})
