import { AppError } from '#kernel/errors/app-error.ts'

/** Why a file is no table that we read; words in `kernel.errors.*`. */
export const sheetErrors = {
  /** Neither xlsx, xls, ods, CSV nor an HTML table named .xls. */
  type: 'kernel.sheet_type',
  /** The binary .xls of before 1997: to be saved as .xlsx. */
  oldExcel: 'kernel.sheet_old_excel',
  locked: 'kernel.sheet_locked',
  damaged: 'kernel.sheet_damaged',
  tooLarge: 'kernel.sheet_too_large',
  empty: 'kernel.sheet_empty',
} as const

export type SheetErrorCode = (typeof sheetErrors)[keyof typeof sheetErrors]

export const refuseSheet = (code: SheetErrorCode, params = {}): AppError =>
  new AppError(code, { kind: 'invalid', params })
