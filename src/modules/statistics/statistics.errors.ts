import { AppError } from '#kernel/errors/app-error.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const statisticsErrors = {
  notOnMap: 'statistics.not_on_map',
  notBegun: 'statistics.not_begun',
  noList: 'statistics.no_list',
} as const

export const notFound = (): AppError => new AppError('kernel.not_found', { kind: 'not_found' })
export const invalid = (path: string, code: string): AppError =>
  new AppError(code, { kind: 'invalid', fields: [{ path, code }] })
