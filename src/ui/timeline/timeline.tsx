import type { ComponentChildren } from 'preact'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/icons.ts'
import type { TagColor } from '../tag/tag.tsx'

/** `when` is already in words; `iso` is the machine-readable moment. */
export type TimelineEvent = {
  title: string
  when: string
  iso?: string
  who?: string
  text?: ComponentChildren
  icon?: IconName
  color?: TagColor
}

/** What happened, newest or oldest first as given. */
export function Timeline({ events, label }: { events: readonly TimelineEvent[]; label?: string }) {
  return (
    <ol class="mc-timeline" {...(label && { 'aria-label': label })}>
      {events.map((event) => (
        <li data-color={event.color ?? 'neutral'}>
          <span class="mc-timeline-mark">{event.icon && <Icon name={event.icon} size="sm" />}</span>
          <div>
            <p class="mc-timeline-title">{event.title}</p>
            <p class="mc-hint">
              <time {...(event.iso && { datetime: event.iso })}>{event.when}</time>
              {event.who && ` · ${event.who}`}
            </p>
            {event.text && <div class="mc-timeline-text">{event.text}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
