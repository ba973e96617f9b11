import { AppError } from '#kernel/errors/app-error.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const organisationErrors = {
  badHours: (line: string) =>
    new AppError('organisation.bad_hours', {
      kind: 'invalid',
      fields: [{ path: 'hours', code: 'organisation.bad_hours', params: { line } }],
    }),
  addressTaken: () =>
    new AppError('organisation.address_taken', {
      kind: 'conflict',
      fields: [{ path: 'address', code: 'organisation.address_taken' }],
    }),
  unknownChannel: () => new AppError('organisation.unknown_channel', { kind: 'not_found' }),
  changedMeanwhile: () => new AppError('organisation.changed_meanwhile', { kind: 'conflict' }),
}
