import { AppError, type FieldProblem } from '#kernel/errors/app-error.ts'

export const notFound = (): AppError => new AppError('kernel.not_found', { kind: 'not_found' })
export const conflict = (code: string, params: Record<string, unknown> = {}): AppError =>
  new AppError(code, { kind: 'conflict', params })
export const invalid = (fields: readonly FieldProblem[]): AppError =>
  new AppError(fields[0]?.code ?? 'kernel.invalid_input', {
    kind: 'invalid',
    fields,
    ...(fields[0]?.params && { params: fields[0].params }),
  })
export const onField = (path: string, code: string, params?: Record<string, unknown>): AppError =>
  invalid([{ path, code, ...(params && { params }) }])

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const duesErrors = {
  nothingOwed: 'dues.nothing_owed',
  tooMuch: 'dues.too_much',
  yearNotOpen: 'dues.year_not_open',
  noneChosen: 'dues.none_chosen',
  notYet: 'dues.not_yet',
  yearClosed: 'dues.year_closed',
  notEnough: 'dues.not_enough',
  alreadyReversed: 'dues.already_reversed',
  notReversible: 'dues.not_reversible',
  bookMoved: 'dues.book_moved',
  severalGoOn: 'dues.several_go_on',
  reasonMissing: 'dues.reason_missing',
  noAccount: 'dues.no_account',
  notAbove: 'dues.not_above',
  nothingToHandOver: 'dues.nothing_to_hand_over',
  moreThanOwed: 'dues.more_than_owed',
  sharesMissing: 'dues.shares_missing',
  shareTwice: 'dues.share_twice',
  sharesNoSum: 'dues.shares_no_sum',
  unknownReason: 'dues.unknown_reason',
  evidenceMissing: 'dues.evidence_missing',
  yearsReversed: 'dues.years_reversed',
  alreadyEnded: 'dues.already_ended',
  alreadyClosed: 'dues.already_closed',
  yearRuns: 'dues.year_runs',
  earlierYearOpen: 'dues.earlier_year_open',
  linesOpen: 'dues.lines_open',
  fileKnown: 'dues.file_known',
  fileUnreadable: 'dues.file_unreadable',
  columnsUnknown: 'dues.columns_unknown',
  nobodySoCalled: 'dues.nobody_so_called',
  severalSoCalled: 'dues.several_so_called',
  lineSettled: 'dues.line_settled',
  noChoice: 'dues.no_choice',
  noCarrier: 'dues.no_carrier',
  badBank: 'dues.bad_bank',
  badAccount: 'dues.bad_account',
} as const
