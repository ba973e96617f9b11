import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CODE_MINUTES,
  isActive,
  isConsented,
  isWithin,
  lastDay,
  lastDayAsChild,
  mandateActs,
  mandateKinds,
  moveMandate,
  newMandate,
  REQUEST_DAYS,
  stateAt,
  tidyScope,
  yearsAfter,
  type Mandate,
  type MandateMove,
  type Scope,
  type Side,
} from './mandate.rules.ts'

const START = Date.parse('2026-11-22T09:00:00+07:00')
const DAY = 86_400_000
const civil = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10)

const scopes: fc.Arbitrary<Scope> = fc.record({
  procedures: fc.oneof(
    fc.constant('all' as const),
    fc.subarray(['1.001193', '2.000635', '1.004873'], { minLength: 1 }),
  ),
  acts: fc.subarray([...mandateActs], { minLength: 1 }),
})
const sides = fc.constantFrom<Side>('representative', 'principal')
const days = fc.integer({ min: -30, max: 2200 }).map((after) => civil(START + after * DAY))

const begun: fc.Arbitrary<Mandate> = fc
  .record({ kind: fc.constantFrom(...mandateKinds), side: sides, scope: scopes, until: days, code: fc.boolean() })
  .map(({ kind, side, scope, until, code }) =>
    newMandate({
      kind,
      // Where an officer confirms, only who wants to act can ask.
      requestedBy: kind === 'guardian' || kind === 'organisation' ? 'representative' : side,
      scope,
      validUntil: until,
      requestedAt: new Date(START),
      codeUntil: code && kind !== 'guardian' ? new Date(START + CODE_MINUTES * 60_000) : null,
    }),
  )

const moves: fc.Arbitrary<MandateMove> = fc.oneof(
  fc.record({ kind: fc.constant('accept' as const), side: sides }),
  fc.record({ kind: fc.constant('refuse' as const), side: fc.oneof(sides, fc.constant('desk' as const)) }),
  fc.record({ kind: fc.constant('cancel' as const), side: sides }),
  fc.constant({ kind: 'confirm' as const }),
  fc.record({ kind: fc.constant('narrow' as const), side: sides, scope: scopes, validUntil: days }),
  fc.record({ kind: fc.constant('revoke' as const), side: fc.oneof(sides, fc.constant('desk' as const)) }),
  fc.constant({ kind: 'lapse' as const }),
  fc.constant({ kind: 'expire' as const }),
)

/** A life: moves at later and later moments; those that are refused change nothing. */
const lives = fc
  .tuple(begun, fc.array(fc.tuple(moves, fc.integer({ min: 0, max: 200 * DAY })), { maxLength: 12 }))
  .map(([first, tries]) => {
    let at = START
    const steps = [{ mandate: first, at }]
    for (const [move, later] of tries) {
      at += later
      const last = steps.at(-1)?.mandate ?? first
      const moved = moveMandate(last, move, new Date(at), civil(at))
      steps.push({ mandate: moved.ok ? moved.next : last, at })
    }
    return steps
  })

describe('whatever happens to a mandate', () => {
  test('it is never active without the consent of both sides, or of an officer where one must see the paper', () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { mandate, at } of life)
          if (isActive(mandate, new Date(at), civil(at))) expect(isConsented(mandate)).toBe(true)
      }),
    )
  })

  test('once revoked, refused, cancelled or expired it never lives again', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const over = ['revoked', 'refused', 'cancelled', 'lapsed', 'expired']
        let ended: string | undefined
        for (const { mandate, at } of life) {
          const state = stateAt(mandate, new Date(at), civil(at))
          if (ended !== undefined) expect(state).toBe(ended)
          if (over.includes(state)) ended = state
        }
      }),
    )
  })

  test('what it allows, and for how long, never grows without a new request', () => {
    fc.assert(
      fc.property(lives, (life) => {
        life.slice(1).forEach(({ mandate }, index) => {
          const before = life[index]?.mandate ?? mandate
          expect(isWithin(mandate.scope, before.scope)).toBe(true)
          expect(mandate.validUntil <= before.validUntil).toBe(true)
        })
      }),
    )
  })

  test('nobody accepts, on the other side, what she herself asked for', () => {
    fc.assert(
      fc.property(begun, (mandate) => {
        const moved = moveMandate(mandate, { kind: 'accept', side: mandate.requestedBy }, new Date(START), civil(START))
        expect(moved.ok).toBe(false)
      }),
    )
  })
})

const asked = (over: Partial<Mandate> = {}): Mandate => ({
  ...newMandate({
    kind: 'spouse',
    requestedBy: 'representative',
    scope: { procedures: 'all', acts: ['apply', 'follow'] },
    validUntil: '2027-11-22',
    requestedAt: new Date(START),
    codeUntil: null,
  }),
  ...over,
})

describe('time', () => {
  test('a request that nobody answers lapses after two weeks, one by code after ten minutes', () => {
    const after = (millis: number, mandate: Mandate) =>
      stateAt(mandate, new Date(START + millis), civil(START + millis))
    expect(after(REQUEST_DAYS * DAY - 1, asked())).toBe('requested')
    expect(after(REQUEST_DAYS * DAY, asked())).toBe('lapsed')
    const byCode = asked({ codeUntil: new Date(START + CODE_MINUTES * 60_000) })
    expect(after(CODE_MINUTES * 60_000 - 1, byCode)).toBe('requested')
    expect(after(CODE_MINUTES * 60_000, byCode)).toBe('lapsed')
  })

  test('the last day still counts, the day after does not', () => {
    const active = asked({ state: 'active', validUntil: '2026-11-22' })
    expect(isActive(active, new Date(START), '2026-11-22')).toBe(true)
    expect(isActive(active, new Date(START + DAY), '2026-11-23')).toBe(false)
  })

  test('one year when nothing is asked, five at most, none for a day gone by', () => {
    expect(lastDay('2026-11-22', undefined)).toBe('2027-11-22')
    expect(lastDay('2026-11-22', '2099-01-01')).toBe('2031-11-22')
    expect(lastDay('2026-11-22', '2026-12-31')).toBe('2026-12-31')
    expect(lastDay('2026-11-22', '2026-11-21')).toBeUndefined()
  })

  test('guardianship of a child ends on the day before the eighteenth birthday', () => {
    expect(lastDayAsChild('2010-03-05')).toBe('2028-03-04')
    expect(lastDayAsChild('2012-02-29')).toBe('2030-02-27')
    expect(lastDay('2026-11-22', '2031-11-22', '2010-03-05')).toBe('2028-03-04')
    expect(lastDay('2026-11-22', undefined, '2008-11-22')).toBeUndefined()
  })

  test('a leap day has an anniversary every year', () => {
    expect(yearsAfter('2028-02-29', 1)).toBe('2029-02-28')
    expect(yearsAfter('2028-02-29', 4)).toBe('2032-02-29')
  })
})

describe('scope', () => {
  test('who supplements, withdraws or fetches a result also sees the dossier', () => {
    expect(tidyScope({ procedures: ['b', 'a', 'a'], acts: ['withdraw'] })).toEqual({
      procedures: ['a', 'b'],
      acts: ['follow', 'withdraw'],
    })
    expect(tidyScope({ procedures: 'all', acts: ['apply'] }).acts).toEqual(['apply'])
  })

  test('some procedures are within all, never the other way round', () => {
    const some: Scope = { procedures: ['1.001193'], acts: ['follow'] }
    const all: Scope = { procedures: 'all', acts: ['follow', 'apply'] }
    expect(isWithin(some, all)).toBe(true)
    expect(isWithin(all, some)).toBe(false)
  })
})
