import type { ComponentChildren } from 'preact'
import { Breadcrumbs, type Crumb } from '../breadcrumbs/breadcrumbs.tsx'
import { Flash } from '../notice/notice.tsx'
import type { Ui } from '../ui.ts'
import { Document } from './document.tsx'
import { PageFooter } from './page-footer.tsx'
import { PageHeader } from './page-header.tsx'
import { PageTitle } from './page-title.tsx'
import { SessionBar } from './session-bar.tsx'

export type PageProps = {
  ui: Ui
  /** Both the document title and, unless `heading` is false, the only h1. */
  title: string
  lead?: string
  /** false: the page draws its own h1, for instance inside a `Hero`. */
  heading?: boolean
  description?: string
  breadcrumbs?: readonly Crumb[]
  /** `form` one narrow column, `text` for reading, `full` for catalogues. */
  width?: 'form' | 'text' | 'full'
  /** The form was sent back: the browser tab says so too. */
  hasErrors?: boolean
  /** Above the main column and as wide as the window, e.g. `Hero`. */
  top?: ComponentChildren
  /** Right of the h1. */
  actions?: ComponentChildren
  /** Keeps personal pages out of search engines and of other people's caches. */
  noIndex?: boolean
  children: ComponentChildren
}

/** The shell of every page for residents: skip link, header, main, footer. Works without script. */
export function Page(props: PageProps) {
  const { ui, title, lead, heading = true, width = 'text', breadcrumbs, hasErrors, top, actions, children } = props
  return (
    <Document
      ui={ui}
      css="resident"
      title={hasErrors ? ui.t('ui.page.errorTitle', { title }) : title}
      {...(props.description && { description: props.description })}
      {...(props.noIndex && { noIndex: true })}
    >
      <PageHeader ui={ui} />
      <SessionBar ui={ui} />
      <main id="main" tabindex={-1} class="mc-main">
        {top}
        <div class={`mc-column mc-column-${width}`}>
          {breadcrumbs && <Breadcrumbs ui={ui} items={breadcrumbs} />}
          {ui.flash && <Flash flash={ui.flash} />}
          {heading && <PageTitle title={title} {...(lead && { lead })} actions={actions} />}
          {children}
        </div>
      </main>
      <PageFooter ui={ui} />
    </Document>
  )
}
