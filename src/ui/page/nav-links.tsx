import { Icon } from '../icon/icon.tsx'
import type { NavItem } from '../ui.ts'

/** The list inside a navigation landmark. */
export function NavLinks({ items }: { items: readonly NavItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li>
          <a href={item.href} {...(item.active && { 'aria-current': 'page' as const })}>
            {item.icon && <Icon name={item.icon} />}
            <span>{item.label}</span>
            {item.count !== undefined && item.count > 0 && <span class="mc-count">{item.count}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}
