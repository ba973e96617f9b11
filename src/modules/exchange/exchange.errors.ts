import { AppError } from '#kernel/errors/app-error.ts'

export const exchangeErrors = {
  badUnit: 'exchange.bad_unit',
  noTable: 'exchange.no_table',
  noName: 'exchange.no_name',
  fieldTwice: 'exchange.field_twice',
  tooManyRows: 'exchange.too_many_rows',
  notNow: 'exchange.not_now',
  undecided: 'exchange.undecided',
  nothingToDo: 'exchange.nothing_to_do',
  dependedOn: 'exchange.depended_on',
  undoneBefore: 'exchange.undone_before',
  badReason: 'exchange.bad_reason',
  noColumns: 'exchange.no_columns',
  expired: 'exchange.export_expired',
} as const

type Code = (typeof exchangeErrors)[keyof typeof exchangeErrors]

export const conflict = (code: Code, params: Record<string, string | number> = {}): AppError =>
  new AppError(code, { kind: 'conflict', params })
export const onField = (path: string, code: Code, params: Record<string, string | number> = {}): AppError =>
  new AppError(code, { kind: 'invalid', params, fields: [{ path, code, params }] })
export const notFound = (): AppError => new AppError('kernel.not_found', { kind: 'not_found' })
