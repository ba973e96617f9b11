import { AppError } from '#kernel/errors/app-error.ts'

/** Errors of the module; texts in `messages/*.json` under `errors`. */
export const outreachErrors = {
  required: 'kernel.required',
  fullName: 'outreach.full_name',
  badPhone: 'outreach.bad_phone',
  badDay: 'outreach.bad_day',
  futureDay: 'outreach.future_day',
  badAmount: 'outreach.bad_amount',
  tooMuch: 'outreach.too_much',
  badBorn: 'outreach.bad_born',
  nobodyHere: 'outreach.nobody_here',
  /** The key was used for something else. */
  keyUsed: 'outreach.key_used',
  memberGone: 'outreach.member_gone',
  sharedDevice: 'outreach.shared_device',
  /** The device was opened by another session or account. */
  otherDevice: 'outreach.other_device',
  tooMany: 'outreach.too_many',
} as const

export const conflict = (code: string): AppError => new AppError(code, { kind: 'conflict' })
