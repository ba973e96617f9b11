import { AppError } from '#kernel/errors/app-error.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const unitErrors = {
  unknown: 'units.unknown',
  identifierTaken: 'units.identifier_taken',
  badIdentifier: 'units.bad_identifier',
  badCode: 'units.bad_code',
  badDate: 'units.bad_date',
  overlap: 'units.overlap',
  hasChildren: 'units.has_children',
  changedLater: 'units.changed_later',
  badList: 'units.bad_list',
  badPattern: 'units.bad_pattern',
  badField: 'units.bad_field',
  badDetail: 'units.bad_detail',
  misplaced: 'units.misplaced',
} as const

export const unknownUnit = (code: string) => new AppError(unitErrors.unknown, { kind: 'not_found', params: { code } })
