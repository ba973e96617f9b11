import type { ComponentChildren } from 'preact'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/icons.ts'
import type { Flash as FlashData, Tone } from '../ui.ts'

export type NoticeProps = {
  tone?: Tone
  title?: string
  level?: 2 | 3
  actions?: ComponentChildren
  children?: ComponentChildren
}

const TONE_ICON: Record<Tone, IconName> = {
  info: 'info',
  success: 'check-circle',
  warning: 'warning',
  danger: 'danger',
}

/** A message in the flow of the page. */
export function Notice({ tone = 'info', title, level = 2, actions, children }: NoticeProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="mc-notice" data-color={tone}>
      <Icon name={TONE_ICON[tone]} />
      <div class="mc-stack mc-gap-xs">
        {title && <Heading class="mc-notice-title">{title}</Heading>}
        {children && <div class="mc-prose">{children}</div>}
        {actions && <div class="mc-row mc-gap-sm">{actions}</div>}
      </div>
    </div>
  )
}

/** What the last action did, announced when the page opens. */
export function Flash({ flash }: { flash: FlashData }) {
  return (
    <div class="mc-notice mc-flash" data-color={flash.tone} role={flash.tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={TONE_ICON[flash.tone]} />
      <div>
        <p class="mc-notice-title">{flash.title}</p>
        {flash.text && <p>{flash.text}</p>}
      </div>
    </div>
  )
}
