import type { ComponentChildren } from 'preact'

type Gap = 'xs' | 'sm' | 'md' | 'lg' | 'xl'

/** Things under each other with even space. */
export function Stack({ gap = 'md', children }: { gap?: Gap; children: ComponentChildren }) {
  return <div class={`mc-stack mc-gap-${gap}`}>{children}</div>
}

/** Things side by side that wrap when there is no room. */
export function Row({ gap = 'sm', between, children }: { gap?: Gap; between?: boolean; children: ComponentChildren }) {
  return <div class={`mc-row mc-gap-${gap}${between ? ' mc-between' : ''}`}>{children}</div>
}

/** Equal columns, as many as fit: `min` is the narrowest useful column. */
export function Grid({
  min = 'md',
  gap = 'md',
  children,
}: {
  min?: 'sm' | 'md' | 'lg'
  gap?: Gap
  children: ComponentChildren
}) {
  return <div class={`mc-grid mc-grid-${min} mc-gap-${gap}`}>{children}</div>
}

/** Main matter with a side column that drops below on phones. */
export function WithAside({ aside, children }: { aside: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="mc-with-aside">
      <div class="mc-stack mc-gap-lg">{children}</div>
      <aside class="mc-stack mc-gap-md">{aside}</aside>
    </div>
  )
}

export type SectionProps = {
  title: string
  id?: string
  level?: 2 | 3
  actions?: ComponentChildren
  children: ComponentChildren
}

/** A titled part of a page. */
export function Section({ title, id, level = 2, actions, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class="mc-stack mc-gap-sm" {...(id && { id })}>
      <div class="mc-row mc-between mc-gap-sm">
        <Heading class="ds-heading" data-size={level === 2 ? 'sm' : 'xs'}>
          {title}
        </Heading>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** Running text of comfortable width and spacing: put plain p, ul, ol, a inside. */
export function Prose({ children }: { children: ComponentChildren }) {
  return <div class="mc-prose">{children}</div>
}
