import { fieldId, type Ui } from '../ui.ts'

export type FieldProblem = { name: string; message: string }

/** On top of a form that came back: what is wrong, what is kept, and links to the fields. */
export function ErrorSummary({ ui, problems, title }: { ui: Ui; problems: readonly FieldProblem[]; title?: string }) {
  if (problems.length === 0) return null
  return (
    <div class="mc-error-summary" id="error-summary" tabindex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 class="ds-heading" data-size="xs" id="error-summary-title">
        {title ?? ui.t('ui.errors.title', { count: problems.length })}
      </h2>
      <p>{ui.t('ui.errors.kept')}</p>
      <ul>
        {problems.map((problem) => (
          <li>
            <a class="ds-link" href={`#${fieldId(problem.name)}`}>
              {problem.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
