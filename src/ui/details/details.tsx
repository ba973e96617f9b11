import type { ComponentChildren } from 'preact'
import { Icon } from '../icon/icon.tsx'

export type DetailsProps = { summary: string; open?: boolean; id?: string; children: ComponentChildren }

/** More for those who want it: the law, the arithmetic of a date. */
export function Details({ summary, open, id, children }: DetailsProps) {
  return (
    <details class="mc-details" open={open ?? false} {...(id && { id })}>
      <summary>
        <Icon name="chevron-right" />
        <span>{summary}</span>
      </summary>
      <div class="mc-stack mc-gap-sm">{children}</div>
    </details>
  )
}
