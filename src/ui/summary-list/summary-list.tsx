import type { ComponentChildren } from 'preact'
import type { Ui } from '../ui.ts'

export type SummaryRow = { key: string; value: ComponentChildren; changeHref?: string }

/** Questions and answers, with "change" links on the check page; also facts about a thing. */
export function SummaryList({ ui, rows }: { ui: Ui; rows: readonly SummaryRow[] }) {
  return (
    <dl class="mc-summary">
      {rows.map((row) => (
        <div>
          <dt>{row.key}</dt>
          <dd>{row.value ?? <span class="mc-hint">{ui.t('ui.summary.none')}</span>}</dd>
          {row.changeHref && (
            <dd class="mc-summary-change">
              <a class="ds-link" href={row.changeHref}>
                {ui.t('ui.summary.change')}
                <span class="ds-sr-only"> {row.key}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
