import { dueMoment, type Due, type Standing, type Step, standing, type WorkingCalendar } from '#kernel/clock/clock.ts'

/** What a person may ask for (Law 91/2025/QH15 Art. 4; Decree 356/2025/ND-CP Art. 5). */
export const requestKinds = [
  'access',
  'provide',
  'correct',
  'withdraw_consent',
  'restrict',
  'object',
  'delete',
] as const
export type RequestKind = (typeof requestKinds)[number]

export const requestStates = ['submitted', 'acknowledged', 'decided', 'done', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

export const outcomes = ['granted', 'partly', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** Duties that stand against a request, cited in a refusal: `subjects.duty.<key>` in words, with the law. */
export const duties = ['archive', 'proof_of_paper', 'procedure_running', 'audit', 'other_person', 'not_proved'] as const
export type Duty = (typeof duties)[number]

/** Unfinished: the office owes an answer, or the answer is not carried out yet. */
export const openStates: readonly RequestState[] = ['submitted', 'acknowledged', 'decided']

export type RequestMove =
  | { kind: 'acknowledge' }
  | { kind: 'decide'; outcome: Outcome; duty: Duty | null; reasons: string }
  /** What was decided is done: data are gone, corrected, restricted. */
  | { kind: 'finish' }
  /** The person takes it back. */
  | { kind: 'withdraw' }

type Flow = { state: RequestState; kind: RequestKind }
export type MoveAnswer =
  | { ok: true; state: RequestState }
  | {
      ok: false
      refusal: 'already_decided' | 'already_acknowledged' | 'not_decided' | 'reasons_missing' | 'duty_missing'
    }

/**
 * The only way a request moves: submitted → (acknowledged) → decided → done, or withdrawn before a decision. What does
 * not grant everything names its reasons and the duty that stands against it.
 */
export function moveRequest(flow: Flow, move: RequestMove): MoveAnswer {
  const undecided = flow.state === 'submitted' || flow.state === 'acknowledged'
  switch (move.kind) {
    case 'acknowledge':
      if (!undecided) return { ok: false, refusal: 'already_decided' }
      return flow.state === 'submitted'
        ? { ok: true, state: 'acknowledged' }
        : { ok: false, refusal: 'already_acknowledged' }
    case 'decide':
      if (!undecided) return { ok: false, refusal: 'already_decided' }
      if (move.outcome !== 'granted' && move.reasons.trim() === '') return { ok: false, refusal: 'reasons_missing' }
      if (move.outcome !== 'granted' && move.duty === null) return { ok: false, refusal: 'duty_missing' }
      return { ok: true, state: isDoneAtOnce(flow.kind, move.outcome) ? 'done' : 'decided' }
    case 'finish':
      return flow.state === 'decided' ? { ok: true, state: 'done' } : { ok: false, refusal: 'not_decided' }
    case 'withdraw':
      return undecided ? { ok: true, state: 'withdrawn' } : { ok: false, refusal: 'already_decided' }
  }
}

/** A deletion runs on after the decision; everything else is done with it. */
const isDoneAtOnce = (kind: RequestKind, outcome: Outcome): boolean => kind !== 'delete' || outcome === 'refused'

/** The clocks of a kind, as the office's data say. */
export type Term = {
  kind: RequestKind
  replyValue: number
  replyUnit: 'working_day' | 'day'
  value: number
  unit: 'working_day' | 'day'
  law: string
}

export type Deadlines = { reply: Due; due: Due }

/** First reply and whole answer, both from the moment the request came in, by the calendar of the unit (docs/clock.md). */
export function deadlinesOf(calendar: WorkingCalendar, submittedAt: Date, term: Term): Deadlines {
  return {
    reply: dueMoment(calendar, submittedAt, { unit: term.replyUnit, value: term.replyValue }),
    due: dueMoment(calendar, submittedAt, { unit: term.unit, value: term.value }),
  }
}

type Dated = {
  state: RequestState
  submittedAt: Date
  replyDueAt: Date
  dueAt: Date
  acknowledgedAt: Date | null
  decidedAt: Date | null
  finishedAt: Date | null
}

/**
 * Trong hạn, sắp đến hạn, quá hạn, trước hạn, đúng hạn: the words of dossiers. A first reply that is late makes an open
 * request overdue. What the person took back has none.
 */
export function requestStanding(calendar: WorkingCalendar | undefined, request: Dated, now: Date): Standing | null {
  if (request.state === 'withdrawn') return null
  const answered = request.decidedAt
  if (answered === null && request.acknowledgedAt === null && now > request.replyDueAt) return 'overdue'
  return standing(calendar, {
    dueAt: request.dueAt,
    receivedAt: request.submittedAt,
    now,
    finishedAt: answered,
  })
}

export type StoredSteps = readonly Step[]
