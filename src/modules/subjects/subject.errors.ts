import { AppError } from '#kernel/errors/app-error.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const subjectErrors = {
  moved: (): AppError => new AppError('subjects.already_moved', { kind: 'conflict' }),
  refused: (refusal: string): AppError =>
    refusal === 'reasons_missing' || refusal === 'duty_missing'
      ? new AppError('kernel.invalid_input', {
          kind: 'invalid',
          fields: [{ path: refusal === 'duty_missing' ? 'duty' : 'reasons', code: `subjects.${refusal}` }],
        })
      : new AppError(`subjects.${refusal}`, { kind: 'conflict' }),
  notRestricted: (): AppError => new AppError('subjects.not_restricted', { kind: 'conflict' }),
  notFound: (): AppError => new AppError('kernel.not_found', { kind: 'not_found' }),
  field: (path: string, code: string): AppError =>
    new AppError('kernel.invalid_input', { kind: 'invalid', fields: [{ path, code: `subjects.${code}` }] }),
  gone: (): AppError => new AppError('subjects.nobody', { kind: 'conflict' }),
}
