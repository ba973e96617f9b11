import { errorMessageId } from '#kernel/errors/app-error.ts'
import type { FieldProblem } from '../error-summary/error-summary.tsx'
import type { Ui } from '../ui.ts'

/** A refused form as the page is told of it (structurally the `FormState` of kernel/http/page.ts). */
type Refused = {
  error: { code: string; params: Record<string, unknown> } | undefined
  problems: readonly { path: string; code: string; params?: Record<string, unknown> }[]
  typed: Record<string, string>
  ticked(name: string): string[]
}

/**
 * The words of a page with several forms after one came back. Form `rename` names its fields `rename.name`,
 * `rename.reason`, so that ids are unique and each error lands in the form that was sent.
 */
export type FormWords = {
  /** For `ErrorSummary`; a fault that belongs to no field links to the form's first control. */
  problems: FieldProblem[]
  error(form: string, field: string): string | undefined
  /** What was typed, or undefined when this form was not the one sent. */
  typed(form: string, field: string): string | undefined
  /** The boxes that were ticked under one name, or undefined when this form was not the one sent. */
  ticked(form: string, field: string): string[] | undefined
  isSent(form: string): boolean
}

/** `firstField` names the control of each form that a general fault links to. */
export function formWords(ui: Pick<Ui, 't'>, state: Refused, firstField: Record<string, string>): FormWords {
  const sent = state.typed['action'] ?? ''
  const fields = state.problems.map(({ path, code, params }) => ({
    name: `${sent}.${path}`,
    message: ui.t(errorMessageId(code), params),
    general: code.startsWith('kernel.'),
  }))
  const { error } = state
  const general =
    error && fields.length === 0
      ? [{ name: `${sent}.${firstField[sent] ?? ''}`, message: ui.t(errorMessageId(error.code), error.params) }]
      : []
  return {
    problems: [...fields, ...general],
    error: (form, field) => fields.find((problem) => problem.name === `${form}.${field}`)?.message,
    typed: (form, field) => (form === sent ? state.typed[`${form}.${field}`] : undefined),
    ticked: (form, field) => (form === sent ? state.ticked(`${form}.${field}`) : undefined),
    isSent: (form) => form === sent,
  }
}
