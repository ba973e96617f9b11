import { ICONS, type IconName } from './icons.ts'

export type IconProps = { name: IconName; size?: 'sm' | 'md' | 'lg'; label?: string }

/** A line icon. Hidden from assistive technology unless `label` says what it means on its own. */
export function Icon({ name, size = 'md', label }: IconProps) {
  const named = label === undefined ? { 'aria-hidden': 'true' as const } : { role: 'img' as const, 'aria-label': label }
  return (
    <svg class={size === 'md' ? 'mc-icon' : `mc-icon mc-icon-${size}`} viewBox="0 0 24 24" {...named}>
      <path d={ICONS[name]} />
    </svg>
  )
}
