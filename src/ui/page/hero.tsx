import type { ComponentChildren } from 'preact'
import { Illustration } from '../illustration/illustration.tsx'

/** The top of the home page: greeting, the big search box as children, the drawing. Goes into `Page top`. */
export function HomeHero({ title, lead, children }: { title: string; lead?: string; children: ComponentChildren }) {
  return (
    <div class="mc-hero">
      <div class="mc-hero-in">
        <div class="mc-stack mc-gap-md">
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          {lead && <p class="mc-lead">{lead}</p>}
          {children}
        </div>
        <Illustration name="hero" />
      </div>
    </div>
  )
}
