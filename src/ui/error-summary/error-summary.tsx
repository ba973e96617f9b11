import { fieldId, type Ui } from '../ui.ts'

/** `general`: the message fits any field ("Fill this in."), so the summary says of which it speaks. */
export type FieldProblem = { name: string; message: string; general?: boolean }

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
              {words(ui, problem)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function words(ui: Ui, { name, message, general }: FieldProblem): string {
  const label = general ? ui.labels?.get(fieldId(name)) : undefined
  return label === undefined ? message : `${label}: ${message}`
}
