import { AppError } from '#kernel/errors/app-error.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const duplicateErrors = {
  samePerson: 'duplicates.same_person',
  alreadyMerged: 'duplicates.already_merged',
  laterMerge: 'duplicates.later_merge',
  undone: 'duplicates.undone',
  chooseMembership: 'duplicates.choose_membership',
} as const

export const notFound = (): AppError => new AppError('kernel.not_found', { kind: 'not_found' })
export const conflict = (code: string): AppError => new AppError(code, { kind: 'conflict' })
export const invalid = (path: string, code: string): AppError =>
  new AppError(code, { kind: 'invalid', fields: [{ path, code }] })
