import { errorMessageId } from '#kernel/errors/app-error.ts'
import type { FormState, PageUi } from '#kernel/http/page.ts'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Notice } from '#ui/notice/notice.tsx'

/** What was wrong with a refused form: a summary that links to the fields, or one sentence when no field is to blame. */
export function FormProblems({ ui, form }: { ui: PageUi; form: FormState }) {
  if (!form.error) return null
  const problems = form.problems.map(({ path, code, params }) => ({
    name: path,
    message: ui.t(errorMessageId(code), params),
  }))
  if (problems.length > 0) return <ErrorSummary ui={ui} problems={problems} />
  return (
    <Notice tone="danger" title={ui.t('mandates.failed')}>
      <p>{ui.t(errorMessageId(form.error.code), form.error.params)}</p>
    </Notice>
  )
}

/** The message under one field, if it was refused. */
export function fieldError(ui: PageUi, form: FormState, name: string): string | undefined {
  const problem = form.problems.find(({ path }) => path === name)
  return problem && ui.t(errorMessageId(problem.code), problem.params)
}
