import { AppError, type FieldProblem } from '#kernel/errors/app-error.ts'
import type { DossierState } from './dossier.rules.ts'
import type { MoveKind, Refusal } from './moves.rules.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const dossierErrors = {
  /** One answer for a malformed, mistyped or unknown tracking code: it reveals nothing. */
  checkCode: 'dossiers.check_code',
  unknown: 'dossiers.unknown',
  alreadyMoved: 'dossiers.already_moved',
  componentMissing: 'dossiers.component_missing',
  componentUnknown: 'dossiers.component_unknown',
  tooManyFiles: 'dossiers.too_many_files',
  uploadUnknown: 'dossiers.upload_unknown',
  uploadUsed: 'dossiers.upload_used',
  procedureUnknown: 'dossiers.procedure_unknown',
  channelClosed: 'dossiers.channel_closed',
  unitUnknown: 'dossiers.unit_unknown',
  unitNotCommune: 'dossiers.unit_not_commune',
  reasonMissing: 'dossiers.reason_missing',
  answerEmpty: 'dossiers.answer_empty',
  assigneeUnknown: 'dossiers.assignee_unknown',
  resultUnknown: 'dossiers.result_unknown',
  resultRevoked: 'dossiers.result_revoked',
  decisionIncomplete: 'dossiers.decision_incomplete',
  decisionToCome: 'dossiers.decision_to_come',
  printUnknown: 'dossiers.print_unknown',
  forceNeedsReason: 'dossiers.force_needs_reason',
  revisionUnknown: 'dossiers.revision_unknown',
  mandateEnded: 'dossiers.mandate_ended',
  outsideMandate: 'dossiers.outside_mandate',
  stopActingFirst: 'dossiers.stop_acting_first',
  keptByAnother: 'dossiers.kept_by_another',
  notThePrincipal: 'dossiers.not_the_principal',
  notHerNumber: 'dossiers.not_her_number',
} as const

export const invalid = (
  code: string,
  fields: readonly FieldProblem[] = [],
  params: Record<string, unknown> = {},
): AppError => new AppError(code, { kind: 'invalid', fields, params })

export const notFound = (code: string): AppError => new AppError(code, { kind: 'not_found' })

/** Somebody was faster: who moved the dossier and when, so that nobody has to guess. */
export function alreadyMoved(moved: { by: string; at: string; state: DossierState }): AppError {
  return new AppError(dossierErrors.alreadyMoved, { kind: 'conflict', params: moved })
}

/** A move that the state machine refuses. */
export function refusedMove(refusal: Refusal, state: DossierState, move: MoveKind): AppError {
  return new AppError(`dossiers.${refusal}`, { kind: 'conflict', params: { state, move } })
}
