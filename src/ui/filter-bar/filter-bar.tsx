import type { ComponentChildren } from 'preact'

export type FilterBarProps = {
  label: string
  action: string
  /** Values of the address that filtering keeps. */
  hidden?: Record<string, string>
  children: ComponentChildren
}

/** Search and filters above a list, sent with GET. The first field is the widest. */
export function FilterBar({ label, action, hidden = {}, children }: FilterBarProps) {
  return (
    <form class="mc-filter" role="search" aria-label={label} method="get" action={action}>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
