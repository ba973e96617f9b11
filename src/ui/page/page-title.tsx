import type { ComponentChildren } from 'preact'

export type PageTitleProps = { title: string; lead?: string; actions?: ComponentChildren }

/** The h1 of a page with its lead and, on the right, its main action. */
export function PageTitle({ title, lead, actions }: PageTitleProps) {
  return (
    <div class="mc-title">
      <div>
        <h1 class="ds-heading" data-size="md">
          {title}
        </h1>
        {lead && <p class="mc-lead">{lead}</p>}
      </div>
      {actions && <div class="mc-row mc-gap-sm">{actions}</div>}
    </div>
  )
}
