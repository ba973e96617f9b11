import { AppError, type FieldProblem } from '#kernel/errors/app-error.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const recordErrors = {
  badField: 'records.bad_field',
  badChoice: 'records.bad_choice',
  badDate: 'records.bad_date',
  badText: 'records.bad_text',
  yearMissing: 'records.year_missing',
  amountMissing: 'records.amount_missing',
  periodReversed: 'records.period_reversed',
  reasonMissing: 'records.reason_missing',
  alreadyProposed: 'records.already_proposed',
  sameValue: 'records.same_value',
  alreadyDecided: 'records.already_decided',
  yourOwn: 'records.your_own',
  noMembership: 'records.no_membership',
} as const

/** What a policy that hides says: nobody learns whether there is such a member. */
export const notFound = (): AppError => new AppError('kernel.not_found', { kind: 'not_found' })
export const conflict = (code: string): AppError => new AppError(code, { kind: 'conflict' })
export const invalid = (fields: readonly FieldProblem[]): AppError =>
  new AppError(fields[0]?.code ?? 'kernel.invalid_input', { kind: 'invalid', fields })
export const onField = (path: string, code: string): AppError => invalid([{ path, code }])
