import { LinkButton } from '../button/button.tsx'
import { hrefWith, type Ui } from '../ui.ts'

export type PaginationProps = { ui: Ui; previous?: string; next?: string; label?: string; summary?: string }

/** Previous and next by cursor (`?before=` / `?after=`): lists page by key, so there are no page numbers. */
export function Pagination({ ui, previous, next, label, summary }: PaginationProps) {
  if (!previous && !next && !summary) return null
  return (
    <nav class="mc-row mc-between mc-gap-sm mc-pages" aria-label={label ?? ui.t('ui.pages.label')}>
      {previous ? (
        <LinkButton variant="secondary" icon="arrow-left" href={hrefWith(ui, { before: previous, after: null })}>
          {ui.t('ui.pages.previous')}
        </LinkButton>
      ) : (
        <span />
      )}
      {summary && <p class="mc-hint">{summary}</p>}
      {next ? (
        <LinkButton variant="secondary" iconEnd="arrow-right" href={hrefWith(ui, { after: next, before: null })}>
          {ui.t('ui.pages.next')}
        </LinkButton>
      ) : (
        <span />
      )}
    </nav>
  )
}
