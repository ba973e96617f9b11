import type { NewEvent } from '#kernel/events/event.ts'
import type { MoveKind } from './moves.rules.ts'

export const DOSSIER_STREAM = 'dossier'

/** The event of each move: exactly one. Timeline, tracking, counts and notifications derive from these. */
export const moveEvents = {
  accept: 'dossier.accepted',
  refuse: 'dossier.refused',
  assign: 'dossier.assigned',
  take: 'dossier.taken',
  forward: 'dossier.forwarded',
  send_back: 'dossier.sent_back',
  request_supplement: 'dossier.supplement_requested',
  supplement: 'dossier.supplemented',
  request_payment: 'dossier.payment_requested',
  mark_paid: 'dossier.paid',
  approve: 'dossier.resolved',
  return_result: 'dossier.returned',
  withdraw: 'dossier.withdrawn',
  stop: 'dossier.stopped',
  extend: 'dossier.extended',
  revise_due: 'dossier.due_revised',
} as const satisfies Record<MoveKind, string>

/** Events that are no moves. */
export const otherEvents = {
  submitted: 'dossier.submitted',
  nationalIdRevealed: 'dossier.national_id_revealed',
  resultRevoked: 'dossier.result_revoked',
  resultReplaced: 'dossier.result_replaced',
  kept: 'dossier.kept',
  correctionNoted: 'dossier.correction_noted',
  passedOn: 'dossier.passed_on',
} as const

export type DossierEventType = (typeof moveEvents)[MoveKind] | (typeof otherEvents)[keyof typeof otherEvents]
export const dossierEventTypes: readonly DossierEventType[] = [
  ...Object.values(moveEvents),
  ...Object.values(otherEvents),
]

/** What anybody with the tracking code sees; the rest is for the office. */
export const publicEventTypes: readonly DossierEventType[] = [
  'dossier.submitted',
  'dossier.accepted',
  'dossier.refused',
  'dossier.forwarded',
  'dossier.taken',
  'dossier.sent_back',
  'dossier.supplement_requested',
  'dossier.supplemented',
  'dossier.payment_requested',
  'dossier.paid',
  'dossier.resolved',
  'dossier.returned',
  'dossier.withdrawn',
  'dossier.stopped',
  'dossier.extended',
  'dossier.due_revised',
  'dossier.result_revoked',
  'dossier.result_replaced',
  'dossier.passed_on',
]

/**
 * An event of a dossier. The log is kept for ever and cannot be edited, so `data` names things by key and id and
 * holds no personal data of the applicant beyond what an officer wrote as a reason.
 */
export function dossierEvent(
  dossierId: string,
  type: DossierEventType,
  data: Record<string, unknown>,
  first = false,
): NewEvent {
  return { stream: DOSSIER_STREAM, streamId: dossierId, type, data, ...(first && { first }) }
}
