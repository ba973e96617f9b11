import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  beginPlaces,
  changeState,
  endPlaces,
  endStates,
  movePlace,
  reopenPlaces,
  type PlaceLine,
  type StateLine,
} from './line.rules.ts'
import { dayAfter, daysAfter } from './timeline.rules.ts'

/**
 * The oracle keeps a membership as plainly as can be: what she was and where, a word for each day. Lines of stretches
 * must tell the same of every day, whatever was done in whichever order, and never two things of one day.
 */
const FIRST = '2020-01-01'
const DAYS = 60
const day = (n: number) => daysAfter(FIRST, n)
const units = ['A', 'B', 'C', 'D']

type Plain = { unit: string | null; state: string | null }[]
type Both = { plain: Plain; places: PlaceLine; states: StateLine }

const aDay = fc.integer({ min: 0, max: DAYS - 1 })
const aUnit = fc.constantFrom(...units)
const step = fc.oneof(
  fc.record({ do: fc.constant('transfer' as const), on: aDay, unit: aUnit }),
  fc.record({ do: fc.constant('correct' as const), on: aDay, length: fc.integer({ min: 0, max: 20 }), unit: aUnit }),
  fc.record({ do: fc.constant('reform' as const), on: aDay, from: aUnit, unit: aUnit }),
  fc.record({ do: fc.constant('suspend' as const), on: aDay }),
  fc.record({ do: fc.constant('resume' as const), on: aDay }),
  fc.record({ do: fc.constant('leave' as const), on: aDay }),
  fc.record({ do: fc.constant('return' as const), on: aDay, unit: aUnit }),
  fc.record({ do: fc.constant('begin' as const), on: aDay }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const isMember = (one: Plain[number] | undefined) => one?.state === 'active' || one?.state === 'suspended'
const lastChange = ({ states }: Both) => states.at(-1)?.from ?? FIRST
const firstEnd = ({ places, states }: Both) =>
  [places[0]?.to, states[0]?.to].flatMap((one) => one ?? []).toSorted()[0] ?? '9999'

/** One step on both; steps that the operations refuse are left out. */
function apply(both: Both, one: Step): Both {
  const { plain, places, states } = both
  const on = day(one.on)
  const standing = isMember(plain.at(-1))
  const from = (change: (was: Plain[number], n: number) => Plain[number]) =>
    plain.map((was, n) => (n >= one.on ? change(was, n) : was))
  switch (one.do) {
    case 'transfer':
      if (!standing || on < (places.at(-1)?.from ?? '')) return both
      return {
        ...both,
        plain: from((was) => ({ ...was, unit: one.unit })),
        places: movePlace(places, { from: on, to: null }, one.unit, 'transfer'),
      }
    case 'correct': {
      const to = one.on + one.length
      const corrected = from((was, n) => (n <= to && was.unit !== null ? { ...was, unit: one.unit } : was))
      // The last day that the oracle knows stands for "and on".
      const until = to >= DAYS - 1 ? null : day(to)
      return { ...both, plain: corrected, places: movePlace(places, { from: on, to: until }, one.unit, 'correction') }
    }
    case 'reform':
      return {
        ...both,
        plain: from((was) => (was.unit === one.from ? { ...was, unit: one.unit } : was)),
        places: reformed(places, on, one.from, one.unit),
      }
    case 'suspend':
    case 'resume': {
      const [was, is] = one.do === 'suspend' ? (['active', 'suspended'] as const) : (['suspended', 'active'] as const)
      if (plain.at(-1)?.state !== was || on < lastChange(both)) return both
      return { ...both, plain: from((old) => ({ ...old, state: is })), states: changeState(states, on, { state: is }) }
    }
    case 'leave':
      if (!standing || on < lastChange(both) || on < (places.at(-1)?.from ?? '') || one.on >= DAYS - 1) return both
      return {
        plain: plain.map((was, n) => (n > one.on ? { unit: null, state: 'left' } : was)),
        places: endPlaces(places, on),
        states: endStates(states, on, 'left', null, null),
      }
    case 'return':
      if (plain.at(-1)?.state !== 'left' || on < lastChange(both)) return both
      return {
        plain: from(() => ({ unit: one.unit, state: 'active' })),
        places: reopenPlaces(places, on, one.unit),
        states: changeState(states, on, { state: 'active' }),
      }
    case 'begin': {
      const begun = plain.findIndex((was) => was.unit !== null)
      if (on > firstEnd(both)) return both
      const first = plain[begun]
      return {
        plain: plain.map((was, n) => (n < one.on ? { unit: null, state: null } : n < begun && first ? first : was)),
        places: beginPlaces(places, on),
        states: states.map((span, at) => (at === 0 ? { ...span, from: on } : span)),
      }
    }
  }
}

/** What kernel/holdings does in SQL: who is there on the eve is split, who comes later is led on. */
const reformed = (line: PlaceLine, on: string, from: string, to: string): PlaceLine =>
  line.flatMap((span) => {
    if (span.unit !== from || from === to || (span.to !== null && span.to < on)) return [span]
    if (span.from >= on) return [{ ...span, unit: to }]
    const eve = daysAfter(on, -1)
    return [
      { ...span, to: eve, closedBy: 'act' },
      { ...span, id: null, unit: to, from: on, openedBy: 'act', reason: 'reorganisation' as const },
    ]
  })

const begun: Both = {
  plain: Array.from({ length: DAYS }, () => ({ unit: 'A', state: 'active' })),
  places: [{ id: 'p', unit: 'A', reason: 'admission', openedBy: null, closedBy: null, from: FIRST, to: null }],
  states: [{ id: 's', state: 'active', kind: 'ordinary', reason: null, decisionId: null, from: FIRST, to: null }],
}

/** The one stretch that holds this day; two would be two truths. */
function only<V extends { from: string; to: string | null }>(line: readonly V[], n: number): V | undefined {
  const found = line.filter((span) => span.from <= day(n) && (span.to === null || span.to >= day(n)))
  if (found.length > 1) throw new Error(`two stretches hold ${day(n)}`)
  return found[0]
}

describe('whatever is done to a membership', () => {
  test('on every day she is in exactly one place while she is a member, and in none else', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { plain, places, states } = steps.reduce(apply, begun)
        const told = plain.map((_, n) => ({
          unit: only(places, n)?.unit ?? null,
          state: only(states, n)?.state ?? null,
        }))
        expect(told).toEqual(plain)
      }),
      { numRuns: process.env['MOTCUA_TEST_LONG'] ? 20_000 : 400 },
    )
  })

  test('stretches follow each other in order, and marks of a reform always come in twos', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { places } = steps.reduce(apply, begun)
        places.forEach((span, at) => {
          const next = places[at + 1]
          if (next && span.to !== null) expect(span.to < next.from).toBe(true)
          if (span.closedBy !== null && next && span.to !== null && dayAfter(span.to) === next.from)
            expect([span.closedBy, 'led on']).toContain(next.openedBy ?? 'led on')
        })
        expect(new Set(places.flatMap(({ id }) => id ?? [])).size).toBe(places.flatMap(({ id }) => id ?? []).length)
      }),
    )
  })
})
