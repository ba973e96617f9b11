/** Every reason for which an answer is refused. The text of each stands in `messages/*.json` under `errors`. */
export const formProblems = {
  required: 'forms.required',
  wrongShape: 'forms.wrong_shape',
  unknownQuestion: 'forms.unknown_question',
  tooLong: 'forms.too_long',
  pattern: 'forms.pattern',
  notADate: 'forms.not_a_date',
  dateInFuture: 'forms.date_in_future',
  dateInPast: 'forms.date_in_past',
  dateTooEarly: 'forms.date_too_early',
  dateTooLate: 'forms.date_too_late',
  notANumber: 'forms.not_a_number',
  notAWholeNumber: 'forms.not_a_whole_number',
  tooSmall: 'forms.too_small',
  tooBig: 'forms.too_big',
  notInList: 'forms.not_in_list',
  nationalId: 'forms.national_id',
  phone: 'forms.phone',
  email: 'forms.email',
  unit: 'forms.unit_unknown',
  tooYoung: 'forms.too_young',
  tooFew: 'forms.too_few',
  tooMany: 'forms.too_many',
} as const
export type FormProblemCode = (typeof formProblems)[keyof typeof formProblems]

/** One refused answer. `path` is the HTML field name: `child.fullName`, `witnesses[0].name`. */
export type FormProblem = { path: string; code: FormProblemCode; params?: Record<string, unknown> }
