import { AppError, type FieldProblem } from '#kernel/errors/app-error.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const cadreErrors = {
  unknownUnit: 'cadres.unknown_unit',
  unknownKind: 'cadres.unknown_kind',
  notMember: 'cadres.not_member',
  notOfUnit: 'cadres.not_of_unit',
  seatTaken: 'cadres.seat_taken',
  postTwice: 'cadres.post_twice',
  periodReversed: 'cadres.period_reversed',
  tooFar: 'cadres.too_far',
  ended: 'cadres.ended',
  changed: 'cadres.changed',
  noTerm: 'cadres.no_term',
  noRole: 'cadres.no_role',
  roleHeld: 'cadres.role_held',
  noAccount: 'cadres.no_account',
  notHerAccount: 'cadres.not_her_account',
  otherSide: 'cadres.other_side',
  herOwnSide: 'cadres.her_own_side',
  nothingTicked: 'cadres.nothing_ticked',
  wrongSuccessor: 'cadres.wrong_successor',
  reasonMissing: 'cadres.reason_missing',
  noFile: 'cadres.no_file',
} as const

/** What a policy that hides says: nobody learns whether there is such a post. */
export const notFound = (): AppError => new AppError('kernel.not_found', { kind: 'not_found' })
export const conflict = (code: string): AppError => new AppError(code, { kind: 'conflict' })
export const invalid = (fields: readonly FieldProblem[]): AppError =>
  new AppError(fields[0]?.code ?? 'kernel.invalid_input', { kind: 'invalid', fields })
export const onField = (path: string, code: string): AppError => invalid([{ path, code }])

/** The constraint that a refused write broke, if it broke one. */
export const brokenConstraint = (error: unknown): string | undefined =>
  error instanceof Error && 'constraint' in error ? String(error.constraint) : undefined
