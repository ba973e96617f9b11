import type { ComponentChildren } from 'preact'
import { Illustration, type IllustrationName } from '../illustration/illustration.tsx'

export type EmptyStateProps = {
  title: string
  text?: string
  illustration?: IllustrationName
  level?: 1 | 2 | 3
  actions?: ComponentChildren
}

/** Nothing here yet, nothing found, all done: says why and what to do. */
export function EmptyState({ title, text, illustration = 'empty', level = 2, actions }: EmptyStateProps) {
  const Heading = `h${level}` as 'h1' | 'h2' | 'h3'
  return (
    <div class="mc-empty">
      <Illustration name={illustration} />
      <Heading class="ds-heading" data-size={level === 1 ? 'md' : 'xs'}>
        {title}
      </Heading>
      {text && <p>{text}</p>}
      {actions && <div class="mc-row mc-gap-sm">{actions}</div>}
    </div>
  )
}
