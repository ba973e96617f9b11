import { decidingStep, stepAfter, stepBefore, type DossierState, type Flow, type ResumePoint } from './dossier.rules.ts'

/** Everything that can happen to a dossier after it came in. `by` is an account id. */
export type Move =
  | { kind: 'accept'; dueAt: Date }
  | { kind: 'refuse' }
  | { kind: 'assign'; assigneeId: string }
  | { kind: 'take'; by: string }
  /** As reception: hands a received dossier over. As specialist: passes it to the next step. */
  | { kind: 'forward'; by: string; as: 'reception' | 'specialist' }
  | { kind: 'send_back' }
  /** `force`: a further request after one was answered, which makes the dossier late in the index of Decision 766. */
  | { kind: 'request_supplement'; by: string; force: boolean }
  | { kind: 'supplement'; dueAt: Date }
  | { kind: 'request_payment' }
  | { kind: 'mark_paid' }
  | { kind: 'approve' }
  | { kind: 'return_result' }
  | { kind: 'withdraw' }
  | { kind: 'stop' }
  /** Form 04: once, before the promised moment has passed, to a later one. */
  | { kind: 'extend'; now: Date; dueAt: Date }
  /** A person confirmed what a changed calendar proposes. */
  | { kind: 'revise_due'; dueAt: Date }
export type MoveKind = Move['kind']

/** The whole machine as a table: which move may be tried in which state. */
export const moves: Record<DossierState, readonly MoveKind[]> = {
  submitted: ['accept', 'refuse', 'withdraw'],
  received: [
    'assign',
    'take',
    'forward',
    'request_supplement',
    'request_payment',
    'mark_paid',
    'approve',
    'withdraw',
    'stop',
    'extend',
    'revise_due',
  ],
  in_process: [
    'assign',
    'take',
    'forward',
    'send_back',
    'request_supplement',
    'request_payment',
    'mark_paid',
    'approve',
    'withdraw',
    'stop',
    'extend',
    'revise_due',
  ],
  waiting_supplement: ['supplement', 'withdraw', 'stop', 'revise_due'],
  waiting_payment: ['mark_paid', 'withdraw', 'stop', 'extend', 'revise_due'],
  resolved: ['mark_paid', 'return_result'],
  refused: [],
  withdrawn: [],
  stopped: [],
  returned: [],
}

export const moveKinds = [...new Set(Object.values(moves).flat())]

/** Why a move is refused; the error codes of the same names say it in words. */
export type Refusal =
  | 'not_possible'
  | 'wrong_step'
  | 'decide_first'
  | 'taken'
  | 'already_yours'
  | 'second_supplement'
  | 'already_extended'
  | 'due_passed'
  | 'not_later'
  | 'already_paid'
export type Moved = { ok: true; next: Flow } | { ok: false; refusal: Refusal }

const refuse = (refusal: Refusal): Moved => ({ ok: false, refusal })
const to = (flow: Flow, change: Partial<Flow>): Moved => ({ ok: true, next: { ...flow, ...change } })

/** The dossier after the move, or why it cannot be made. Never looks at who is allowed: that is the policy's. */
export function applyMove(flow: Flow, move: Move): Moved {
  if (!moves[flow.state].includes(move.kind)) return refuse('not_possible')
  switch (move.kind) {
    case 'accept':
      return to(flow, { state: 'received', step: stepAfter(flow.steps, flow.step) ?? flow.step, dueAt: move.dueAt })
    case 'refuse':
      return close(flow, 'refused')
    case 'assign':
      return to(flow, { assigneeId: move.assigneeId, examinerId: move.assigneeId })
    case 'take':
      return take(flow, move.by)
    case 'forward':
      return forward(flow, move)
    case 'send_back':
      return sendBack(flow)
    case 'request_supplement':
      return requestSupplement(flow, move)
    case 'supplement':
      return resume(flow, { dueAt: move.dueAt })
    case 'request_payment':
      return flow.paid ? refuse('already_paid') : wait(flow, 'waiting_payment', resumePoint(flow))
    case 'mark_paid':
      return flow.paid ? refuse('already_paid') : resume(flow, { paid: true })
    case 'approve':
      if (flow.step !== decidingStep(flow.steps)) return refuse('wrong_step')
      return to(flow, {
        state: 'resolved',
        step: flow.steps.includes('return') ? 'return' : flow.step,
        assigneeId: null,
      })
    case 'return_result':
      return close(flow, 'returned')
    case 'withdraw':
      return close(flow, 'withdrawn')
    case 'stop':
      return close(flow, 'stopped')
    case 'extend':
      return extend(flow, move)
    case 'revise_due':
      return to(flow, { dueAt: move.dueAt })
  }
}

const close = (flow: Flow, state: DossierState): Moved => to(flow, { state, assigneeId: null, resume: null })

const resumePoint = (flow: Flow): ResumePoint => ({
  state: flow.state === 'received' ? 'received' : 'in_process',
  step: flow.step,
  assigneeId: flow.assigneeId,
})

const wait = (flow: Flow, state: DossierState, point: ResumePoint): Moved =>
  to(flow, { state, resume: point, assigneeId: point.assigneeId })

function resume(flow: Flow, change: Partial<Flow>): Moved {
  return to(flow, { ...change, ...flow.resume, resume: null })
}

function take(flow: Flow, by: string): Moved {
  if (flow.assigneeId === by) return refuse('already_yours')
  if (flow.assigneeId !== null) return refuse('taken')
  return to(flow, { state: 'in_process', assigneeId: by, examinerId: by })
}

function forward(flow: Flow, move: { by: string; as: 'reception' | 'specialist' }): Moved {
  if (move.as === 'reception') {
    if (flow.state !== 'received') return refuse('wrong_step')
    return to(flow, { state: 'in_process' })
  }
  if (flow.step === decidingStep(flow.steps)) return refuse('decide_first')
  const next = stepAfter(flow.steps, flow.step)
  if (next === undefined) return refuse('wrong_step')
  return to(flow, { state: 'in_process', step: next, assigneeId: null, examinerId: move.by })
}

function sendBack(flow: Flow): Moved {
  const before = stepBefore(flow.steps, flow.step)
  if (before === undefined || before === flow.steps[0]) return refuse('wrong_step')
  return to(flow, { step: before, assigneeId: flow.examinerId })
}

function requestSupplement(flow: Flow, move: { by: string; force: boolean }): Moved {
  if (flow.supplements > 0 && !move.force) return refuse('second_supplement')
  const taken: ResumePoint =
    flow.state === 'received' ? { state: 'in_process', step: flow.step, assigneeId: move.by } : resumePoint(flow)
  const waiting = { ...flow, supplements: flow.supplements + 1, examinerId: taken.assigneeId ?? flow.examinerId }
  return wait(waiting, 'waiting_supplement', taken)
}

function extend(flow: Flow, move: { now: Date; dueAt: Date }): Moved {
  if (flow.extended) return refuse('already_extended')
  if (flow.dueAt === null) return refuse('not_possible')
  const minute = (at: Date) => Math.floor(at.getTime() / 60_000)
  if (minute(move.now) > minute(flow.dueAt)) return refuse('due_passed')
  if (minute(move.dueAt) <= minute(flow.dueAt)) return refuse('not_later')
  return to(flow, { dueAt: move.dueAt, extended: true })
}
