import type { ComponentChildren } from 'preact'
import { Icon } from '../icon/icon.tsx'
import type { Ui } from '../ui.ts'

export type FilterBarProps = {
  label: string
  action: string
  /** Values of the address that filtering keeps. */
  hidden?: Record<string, string>
  /** Filters that wait folded on a phone; `open` when one of them is set. Beside the others where there is room. */
  more?: { ui: Ui; open: boolean; children: ComponentChildren }
  children: ComponentChildren
  /** The button, last. */
  submit?: ComponentChildren
}

/** Search and filters above a list, sent with GET. The first field is the widest. */
export function FilterBar({ label, action, hidden = {}, more, children, submit }: FilterBarProps) {
  return (
    <form class="mc-filter" role="search" aria-label={label} method="get" action={action}>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      {more && <More {...more} />}
      {submit}
    </form>
  )
}

// A box to tick instead of <details>: what is folded there could not be shown unfolded on wide screens without a script.
function More({ ui, open, children }: NonNullable<FilterBarProps['more']>) {
  return (
    <>
      <input type="checkbox" id="filter-more" class="ds-sr-only mc-filter-fold" checked={open} />
      <label for="filter-more" class="mc-filter-opener">
        <Icon name="filter" />
        {ui.t('ui.filter.more')}
      </label>
      <div class="mc-filter-more">{children}</div>
    </>
  )
}
