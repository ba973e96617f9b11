import { AppError } from '#kernel/errors/app-error.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const draftErrors = {
  /** Expired, deleted, or never there: one answer, so that nothing can be guessed. */
  gone: 'applications.draft_gone',
  alreadySubmitted: 'applications.already_submitted',
  badCode: 'applications.bad_code',
  unknownCode: 'applications.unknown_code',
  unitMissing: 'applications.unit_missing',
  pageUnknown: 'applications.page_unknown',
  componentUnknown: 'applications.component_unknown',
  uploadUnknown: 'applications.upload_unknown',
  tooManyFiles: 'applications.too_many_files',
  declareFirst: 'applications.declare_first',
  notReady: 'applications.not_ready',
  mandateEnded: 'applications.mandate_ended',
  outsideMandate: 'applications.outside_mandate',
  stopActingFirst: 'applications.stop_acting_first',
  keptByAnother: 'applications.kept_by_another',
} as const

export const invalidField = (path: string, code: string, params: Record<string, unknown> = {}): AppError =>
  new AppError(code, { kind: 'invalid', params, fields: [{ path, code, params }] })
