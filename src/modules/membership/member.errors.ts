import { AppError, type FieldProblem } from '#kernel/errors/app-error.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const memberErrors = {
  alreadyMember: 'membership.already_member',
  badUnit: 'membership.bad_unit',
  notAtUnit: 'membership.not_at_unit',
  badKind: 'membership.bad_kind',
  badName: 'membership.bad_name',
  badBirth: 'membership.bad_birth',
  birthNeeded: 'membership.birth_needed',
  badNumber: 'membership.bad_number',
  badPhone: 'membership.bad_phone',
  future: 'membership.future',
  beforeJoining: 'membership.before_joining',
  laterChange: 'membership.later_change',
  notActive: 'membership.not_active',
  notSuspended: 'membership.not_suspended',
  notStanding: 'membership.not_standing',
  notEnded: 'membership.not_ended',
  sameKind: 'membership.same_kind',
  sameUnit: 'membership.same_unit',
  changed: 'membership.changed',
  nothingCorrected: 'membership.nothing_corrected',
  needsDecision: 'membership.needs_decision',
  decisionTaken: 'membership.decision_taken',
  reasonMissing: 'membership.reason_missing',
  alreadyDecided: 'membership.already_decided',
  transferOpen: 'membership.transfer_open',
  noneChosen: 'membership.none_chosen',
  numberTaken: 'membership.number_taken',
  badCode: 'membership.bad_code',
  badCard: 'membership.bad_card',
  charter: 'membership.charter_first',
  past: 'membership.past',
  badAges: 'membership.bad_ages',
  noPerson: 'membership.no_person',
  noSuchNumber: 'membership.no_such_number',
  whichMembership: 'membership.which_membership',
} as const

/** What a policy that hides says: nobody learns whether there is such a membership. */
export const notFound = (): AppError => new AppError('kernel.not_found', { kind: 'not_found' })
export const conflict = (code: string, params: Record<string, unknown> = {}): AppError =>
  new AppError(code, { kind: 'conflict', params })
export const invalid = (fields: readonly FieldProblem[]): AppError =>
  new AppError(fields[0]?.code ?? 'kernel.invalid_input', { kind: 'invalid', fields })
export const onField = (path: string, code: string): AppError => invalid([{ path, code }])
