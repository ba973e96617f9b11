import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCalendar, DEFAULT_HOURS } from '#kernel/clock/clock.ts'
import {
  deadlinesOf,
  moveRequest,
  outcomes,
  requestKinds,
  requestStanding,
  type RequestMove,
  type RequestState,
  type Term,
} from './request.rules.ts'

const kind = fc.constantFrom(...requestKinds)
const move: fc.Arbitrary<RequestMove> = fc.oneof(
  fc.constant({ kind: 'acknowledge' as const }),
  fc.constant({ kind: 'finish' as const }),
  fc.constant({ kind: 'withdraw' as const }),
  fc.record({
    kind: fc.constant('decide' as const),
    outcome: fc.constantFrom(...outcomes),
    duty: fc.constantFrom('archive' as const, null),
    reasons: fc.constantFrom('', '  ', 'Còn thời hạn lưu trữ'),
  }),
)
const rank: Record<RequestState, number> = { submitted: 0, acknowledged: 1, decided: 2, done: 3, withdrawn: 3 }

describe('a request', () => {
  test('only ever moves forward, is decided once, and never leaves its end', () => {
    fc.assert(
      fc.property(kind, fc.array(move, { maxLength: 12 }), (asked, moves) => {
        let state: RequestState = 'submitted'
        let decisions = 0
        for (const one of moves) {
          const answer = moveRequest({ state, kind: asked }, one)
          if (!answer.ok) continue
          expect(rank[answer.state]).toBeGreaterThan(rank[state])
          if (one.kind === 'decide') decisions += 1
          state = answer.state
        }
        expect(decisions).toBeLessThanOrEqual(1)
        if (state === 'withdrawn') expect(decisions).toBe(0)
      }),
    )
  })

  test('is refused in part or whole only with reasons and the duty that stands against it', () => {
    fc.assert(
      fc.property(kind, move, (asked, one) => {
        const answer = moveRequest({ state: 'submitted', kind: asked }, one)
        if (one.kind !== 'decide' || !answer.ok || one.outcome === 'granted') return
        expect(one.reasons.trim()).not.toBe('')
        expect(one.duty).not.toBeNull()
      }),
    )
  })

  test('to delete is not done with the decision; every other kind is', () => {
    const decide = { kind: 'decide', outcome: 'granted', duty: null, reasons: '' } as const
    for (const asked of requestKinds)
      expect(moveRequest({ state: 'acknowledged', kind: asked }, decide)).toEqual({
        ok: true,
        state: asked === 'delete' ? 'decided' : 'done',
      })
  })
})

describe('the clocks', () => {
  const calendar = buildCalendar({
    hours: DEFAULT_HOURS,
    rows: [{ kind: 'holiday', date: '2026-11-24', name: 'Ngày Văn hóa Việt Nam', source: 'QĐ' }],
    publishedYears: [2026],
  })
  const term = (value: number): Term => ({
    kind: 'delete',
    replyValue: 2,
    replyUnit: 'working_day',
    value,
    unit: 'day',
    law: 'x',
  })

  test('count the first reply in working days and the answer in days, moved off a day off', () => {
    const { reply, due } = deadlinesOf(calendar, new Date('2026-11-20T09:00:00+07:00'), term(20))
    expect(reply.dueAt).toEqual(new Date('2026-11-25T17:00:00+07:00')) // Monday, then Wednesday: Tuesday is a holiday
    expect(due.dueAt).toEqual(new Date('2026-12-10T17:00:00+07:00'))
    expect(due.steps.at(-1)).toMatchObject({ kind: 'due' })
  })

  test('an open request without a first reply in time is overdue, one answered in time is not', () => {
    const at = (text: string) => new Date(`${text}+07:00`)
    const request = {
      state: 'submitted' as const,
      submittedAt: at('2026-11-20T09:00:00'),
      replyDueAt: at('2026-11-25T17:00:00'),
      dueAt: at('2026-12-10T17:00:00'),
      acknowledgedAt: null,
      decidedAt: null,
      finishedAt: null,
    }
    const late = at('2026-11-25T17:01:00')
    expect(requestStanding(calendar, request, at('2026-11-23T10:00:00'))).toBe('running')
    expect(requestStanding(calendar, request, late)).toBe('overdue')
    expect(requestStanding(calendar, { ...request, acknowledgedAt: at('2026-11-23T08:00:00') }, late)).toBe('running')
    expect(requestStanding(calendar, { ...request, decidedAt: at('2026-12-01T08:00:00') }, late)).toBe('early')
    expect(requestStanding(calendar, { ...request, state: 'withdrawn' }, late)).toBeNull()
  })
})
