import { errorMessageId } from '#kernel/errors/app-error.ts'
import { ErrorSummary } from '../error-summary/error-summary.tsx'
import { Notice } from '../notice/notice.tsx'
import type { Ui } from '../ui.ts'

type Problem = { path: string; code: string; params?: Record<string, unknown> }

/** The state of a refused form, structurally the `FormState` of kernel/http. */
export type RefusedForm = {
  error: { code: string; params: Record<string, unknown> } | undefined
  problems: readonly Problem[]
}

/** What was wrong with a refused form: a summary that links to the fields, or one sentence when no field is to blame. */
export function FormProblems({ ui, form, title }: { ui: Ui; form: RefusedForm; title: string }) {
  if (!form.error) return null
  const problems = form.problems.map(({ path, code, params }) => ({
    name: path,
    message: ui.t(errorMessageId(code), params),
    general: code.startsWith('kernel.'),
  }))
  if (problems.length > 0) return <ErrorSummary ui={ui} problems={problems} />
  return (
    <Notice tone="danger" title={title}>
      <p>{ui.t(errorMessageId(form.error.code), form.error.params)}</p>
    </Notice>
  )
}

/** The message under one field, if it was refused. */
export function fieldError(ui: Ui, form: RefusedForm, name: string): string | undefined {
  const problem = form.problems.find(({ path }) => path === name)
  return problem && ui.t(errorMessageId(problem.code), problem.params)
}
