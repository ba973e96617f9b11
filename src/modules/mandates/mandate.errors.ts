import { AppError, type FieldProblem } from '#kernel/errors/app-error.ts'
import type { MandateRefusal } from './mandate.rules.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const mandateErrors = {
  /** Mistyped, used, over or never there: one answer. */
  badCode: 'mandates.bad_code',
  ownCode: 'mandates.own_code',
  yourself: 'mandates.yourself',
  notAtUnit: 'mandates.not_at_unit',
  tooManyOpen: 'mandates.too_many_open',
  stopFirst: 'mandates.stop_first',
  noDayLeft: 'mandates.no_day_left',
  noAct: 'mandates.no_act',
  noProcedure: 'mandates.no_procedure',
  unknownProcedure: 'mandates.unknown_procedure',
  badContact: 'mandates.bad_contact',
  badNumber: 'mandates.bad_number',
  badBirth: 'mandates.bad_birth',
  badWay: 'mandates.bad_way',
  unitMissing: 'mandates.unit_missing',
  paperMissing: 'mandates.paper_missing',
  notActive: 'mandates.not_active',
  noSession: 'mandates.no_session',
} as const

/** The same as what a policy that hides says: nobody learns whether there is such a mandate. */
export const notFound = (): AppError => new AppError('kernel.not_found', { kind: 'not_found' })
export const conflict = (code: string): AppError => new AppError(code, { kind: 'conflict' })
export const invalid = (fields: readonly FieldProblem[]): AppError =>
  new AppError(fields[0]?.code ?? 'kernel.invalid_input', { kind: 'invalid', fields })
export const onField = (path: string, code: string): AppError => invalid([{ path, code }])

/** A move that the state machine refuses: `mandates.refusal_over` and so on. */
export const refusedMove = (refusal: MandateRefusal): AppError =>
  new AppError(`mandates.refusal_${refusal}`, { kind: 'conflict' })
