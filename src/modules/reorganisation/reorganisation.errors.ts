import { AppError } from '#kernel/errors/app-error.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const reorganisationErrors = {
  unknown: () => new AppError('reorganisation.unknown', { kind: 'not_found' }),
  notDraft: () => new AppError('reorganisation.not_draft', { kind: 'conflict' }),
  changedMeanwhile: () => new AppError('reorganisation.changed_meanwhile', { kind: 'conflict' }),
  conflicts: (count: number) => new AppError('reorganisation.conflicts', { kind: 'conflict', params: { count } }),
  noDecision: (path: string) =>
    new AppError('reorganisation.no_decision', {
      kind: 'invalid',
      fields: [{ path, code: 'reorganisation.no_decision' }],
    }),
  notApplied: () => new AppError('reorganisation.not_applied', { kind: 'conflict' }),
  dependents: (params: Record<string, unknown>) =>
    new AppError('reorganisation.dependents', { kind: 'conflict', params }),
  badList: (params: { row: number }) =>
    new AppError('reorganisation.bad_list', {
      kind: 'invalid',
      fields: [{ path: 'list', code: 'reorganisation.bad_list', params }],
    }),
  missingColumn: (column: string) =>
    new AppError('reorganisation.missing_column', {
      kind: 'invalid',
      fields: [{ path: 'list', code: 'reorganisation.missing_column', params: { column } }],
    }),
  unknownPlace: (params: { place: string; row: number }) =>
    new AppError('reorganisation.unknown_place', {
      kind: 'invalid',
      fields: [{ path: 'list', code: 'reorganisation.unknown_place', params }],
    }),
}
