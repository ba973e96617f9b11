import type { ComponentChildren } from 'preact'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/icons.ts'

export type CardProps = {
  color?: 'neutral' | 'primary' | 'accent' | 'info' | 'success' | 'warning' | 'danger'
  children: ComponentChildren
}

export type LinkCardProps = {
  href: string
  title: string
  text?: string
  icon?: IconName
  color?: 'primary' | 'accent'
  level?: 2 | 3
  meta?: ComponentChildren
}

/** A quiet box. A neutral one leaves links and buttons in it the colour of the page. */
export function Card({ color = 'neutral', children }: CardProps) {
  return (
    <div class="mc-card mc-stack mc-gap-sm" {...(color !== 'neutral' && { 'data-color': color })}>
      {children}
    </div>
  )
}

/** A whole card that leads somewhere; only its title is the link text. */
export function LinkCard({ href, title, text, icon, color = 'primary', level = 3, meta }: LinkCardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="mc-card mc-link-card" data-color={color}>
      {icon && (
        <span class="mc-card-icon">
          <Icon name={icon} size="lg" />
        </span>
      )}
      <div>
        <Heading>
          <a href={href}>{title}</a>
        </Heading>
        {text && <p>{text}</p>}
        {meta && <div class="mc-row mc-gap-xs">{meta}</div>}
      </div>
    </div>
  )
}

/** A figure that says one thing: `12` "quá hạn". */
export function StatCard(props: {
  label: string
  value: string
  href?: string
  color?: CardProps['color']
  icon?: IconName
}) {
  const { label, value, href, color = 'neutral', icon } = props
  return (
    <div class="mc-card mc-stat" data-color={color}>
      {icon && <Icon name={icon} />}
      <p class="mc-stat-value" {...((value.includes(' ') || value.length > 8) && { 'data-long': '' })}>
        {value}
      </p>
      <p>{href ? <a href={href}>{label}</a> : label}</p>
    </div>
  )
}

/** Cards in as many columns as fit. */
export function CardGrid({ min = 'md', children }: { min?: 'sm' | 'md' | 'lg'; children: ComponentChildren }) {
  return <div class={`mc-grid mc-grid-${min} mc-gap-md`}>{children}</div>
}
