import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTerminal, newFlow, stateKeys, type DossierState, type Flow, type StepKey } from './dossier.rules.ts'
import { applyMove, moveKinds, moves, type Move, type MoveKind } from './moves.rules.ts'

const STEPS: StepKey[] = ['reception', 'examination', 'approval', 'return']
const day = (n: number) => new Date(Date.UTC(2026, 10, 20 + n))

/**
 * A second opinion, written as sentences of an office rather than as a machine: which state follows a move, or undefined
 * when an office would not do that. It knows nothing of tables.
 */
function whatAnOfficeDoes(flow: Flow, move: Move): DossierState | undefined {
  const { state, step } = flow
  const working = state === 'received' || state === 'in_process'
  const waiting = state === 'waiting_supplement' || state === 'waiting_payment'
  const goesOn = flow.resume?.state
  if (move.kind === 'accept') return state === 'submitted' ? 'received' : undefined
  if (move.kind === 'refuse') return state === 'submitted' ? 'refused' : undefined
  if (move.kind === 'withdraw') return state === 'submitted' || working || waiting ? 'withdrawn' : undefined
  if (move.kind === 'stop') return working || waiting ? 'stopped' : undefined
  if (move.kind === 'return_result') return state === 'resolved' ? 'returned' : undefined
  if (move.kind === 'assign') return working ? state : undefined
  if (move.kind === 'take') return working && flow.assigneeId === null ? 'in_process' : undefined
  if (move.kind === 'forward' && move.as === 'reception') return state === 'received' ? 'in_process' : undefined
  if (move.kind === 'forward') return working && step === 'examination' ? 'in_process' : undefined
  if (move.kind === 'send_back') return state === 'in_process' && step === 'approval' ? 'in_process' : undefined
  if (move.kind === 'approve') return working && step === 'approval' ? 'resolved' : undefined
  if (move.kind === 'request_supplement')
    return working && (flow.supplements === 0 || move.force) ? 'waiting_supplement' : undefined
  if (move.kind === 'supplement') return state === 'waiting_supplement' ? goesOn : undefined
  if (move.kind === 'request_payment') return working && !flow.paid ? 'waiting_payment' : undefined
  if (move.kind === 'mark_paid') {
    if (flow.paid) return undefined
    if (state === 'waiting_payment') return goesOn
    return working || state === 'resolved' ? state : undefined
  }
  if (move.kind === 'revise_due') return working || waiting ? state : undefined
  const onTime = flow.dueAt !== null && move.now <= flow.dueAt && move.dueAt > flow.dueAt
  return (working || state === 'waiting_payment') && !flow.extended && onTime ? state : undefined
}

const person = fc.constantFrom('anh', 'bình', 'chi')
const when = fc.integer({ min: 0, max: 20 }).map(day)
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  ...moveKinds.map((kind): fc.Arbitrary<Move> => {
    if (kind === 'accept' || kind === 'supplement' || kind === 'revise_due')
      return when.map((dueAt) => ({ kind, dueAt }))
    if (kind === 'assign') return person.map((assigneeId) => ({ kind, assigneeId }))
    if (kind === 'take') return person.map((by) => ({ kind, by }))
    if (kind === 'forward')
      return fc.record({
        kind: fc.constant(kind),
        by: person,
        as: fc.constantFrom('reception' as const, 'specialist' as const),
      })
    if (kind === 'request_supplement') return fc.record({ kind: fc.constant(kind), by: person, force: fc.boolean() })
    if (kind === 'extend') return fc.record({ kind: fc.constant(kind), now: when, dueAt: when })
    return fc.constant({ kind } as Move)
  }),
)

describe('the life of a dossier', () => {
  test('follows what an office does, whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 40 }), (tried) => {
        let flow = newFlow(STEPS)
        for (const move of tried) {
          const expected = whatAnOfficeDoes(flow, move)
          const moved = applyMove(flow, move)
          expect(moved.ok ? moved.next.state : undefined).toBe(expected)
          if (!moved.ok) continue
          expect(isTerminal(flow.state), 'an ended dossier stays ended').toBe(false)
          const { next } = moved
          expect(next.resume !== null, 'waiting knows where to go on').toBe(next.state.startsWith('waiting_'))
          expect(next.supplements - flow.supplements).toBe(move.kind === 'request_supplement' ? 1 : 0)
          expect(flow.state === 'waiting_supplement' && move.kind === 'request_supplement', 'one open request').toBe(
            false,
          )
          expect(STEPS).toContain(next.step)
          if (isTerminal(next.state)) expect(next.assigneeId).toBeNull()
          flow = next
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('reaches every state, and every move happens somewhere', () => {
    const states = new Set<DossierState>()
    const done = new Set<MoveKind>()
    fc.assert(
      fc.property(fc.array(anyMove, { minLength: 60, maxLength: 60 }), (tried) => {
        // Dossiers mostly go on: three of four ends are passed over, or hardly one would be decided.
        let ends = 0
        let flow = newFlow(STEPS)
        states.add(flow.state)
        for (const move of tried) {
          const moved = applyMove(flow, move)
          if (!moved.ok) continue
          if (isTerminal(moved.next.state) && move.kind !== 'return_result' && ends++ < 3) continue
          flow = moved.next
          states.add(flow.state)
          done.add(move.kind)
        }
      }),
      // A fixed seed: what is reached must not depend on luck.
      { numRuns: 3000, seed: 2026 },
    )
    expect([...states].toSorted()).toEqual([...stateKeys].toSorted())
    expect([...done].toSorted()).toEqual([...moveKinds].toSorted())
  })

  test('goes on after a supplement where it was: same state, step and person', () => {
    const before: Flow = { ...newFlow(STEPS), state: 'in_process', step: 'approval', assigneeId: 'chi', dueAt: day(3) }
    const asked = applyMove(before, { kind: 'request_supplement', by: 'anh', force: false })
    if (!asked.ok) throw new Error(asked.refusal)
    const answered = applyMove(asked.next, { kind: 'supplement', dueAt: day(5) })
    expect(answered).toMatchObject({
      ok: true,
      next: { state: 'in_process', step: 'approval', assigneeId: 'chi', dueAt: day(5) },
    })
    if (!answered.ok) return
    expect(applyMove(answered.next, { kind: 'request_supplement', by: 'anh', force: false })).toEqual({
      ok: false,
      refusal: 'second_supplement',
    })
    expect(applyMove(answered.next, { kind: 'request_supplement', by: 'anh', force: true }).ok).toBe(true)
  })

  test('is taken by the specialist who asks for a supplement or forwards it', () => {
    const received: Flow = { ...newFlow(STEPS), state: 'received', step: 'examination', dueAt: day(3) }
    const asked = applyMove(received, { kind: 'request_supplement', by: 'anh', force: false })
    expect(asked).toMatchObject({ next: { resume: { state: 'in_process', assigneeId: 'anh' } } })
    const forwarded = applyMove(received, { kind: 'forward', by: 'anh', as: 'specialist' })
    expect(forwarded).toMatchObject({
      next: { state: 'in_process', step: 'approval', assigneeId: null, examinerId: 'anh' },
    })
    if (!forwarded.ok) return
    expect(applyMove(forwarded.next, { kind: 'send_back' })).toMatchObject({
      next: { step: 'examination', assigneeId: 'anh' },
    })
  })

  test('is decided at the last step before return when a procedure has no approval', () => {
    const short: Flow = { ...newFlow(['reception', 'examination', 'return']), state: 'in_process', step: 'examination' }
    expect(applyMove(short, { kind: 'approve' }).ok).toBe(true)
    expect(applyMove(short, { kind: 'forward', by: 'anh', as: 'specialist' })).toEqual({
      ok: false,
      refusal: 'decide_first',
    })
  })

  test('has a row in the table for every state', () => {
    expect(Object.keys(moves).toSorted()).toEqual([...stateKeys].toSorted())
  })
})
