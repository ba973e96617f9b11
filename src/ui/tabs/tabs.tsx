export type TabItem = { href: string; label: string; active?: boolean; count?: number | string }

/** Views of the same thing, each with its own address. */
export function Tabs({ items, label }: { items: readonly TabItem[]; label: string }) {
  return (
    <nav class="mc-tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li>
            <a href={item.href} {...(item.active && { 'aria-current': 'page' as const })}>
              {item.label}
              {item.count !== undefined && <span class="mc-count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
