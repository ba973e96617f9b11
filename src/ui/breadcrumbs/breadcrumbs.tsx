import type { Ui } from '../ui.ts'

/** The last crumb is the page itself and has no address. */
export type Crumb = { label: string; href?: string }

export function Breadcrumbs({ ui, items }: { ui: Ui; items: readonly Crumb[] }) {
  return (
    <nav class="mc-crumbs" aria-label={ui.t('ui.page.breadcrumbs')}>
      <ol>
        {items.map((item) => (
          <li>{item.href ? <a href={item.href}>{item.label}</a> : <span aria-current="page">{item.label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
