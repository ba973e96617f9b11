import type { ComponentChildren } from 'preact'
import { Breadcrumbs, type Crumb } from '../breadcrumbs/breadcrumbs.tsx'
import { Icon } from '../icon/icon.tsx'
import { ICONS, type IconName } from '../icon/icons.ts'
import { Flash } from '../notice/notice.tsx'
import { Document } from '../page/document.tsx'
import { LanguageSwitch } from '../page/language-switch.tsx'
import { Logo } from '../page/logo.tsx'
import { NavLinks } from '../page/nav-links.tsx'
import { ColorSchemeSwitch } from '../page/page-footer.tsx'
import { PageTitle } from '../page/page-title.tsx'
import { SessionNotices } from '../page/session-bar.tsx'
import type { NavItem, Ui } from '../ui.ts'

export type DeskPageProps = {
  ui: Ui
  title: string
  lead?: string
  heading?: boolean
  /** Entries of the side navigation; when left out, what the signed-in account may use (`ui.desk`). */
  nav?: readonly NavItem[]
  breadcrumbs?: readonly Crumb[]
  hasErrors?: boolean
  actions?: ComponentChildren
  children: ComponentChildren
}

/** The shell of every page of an office: side navigation on wide screens, on top on phones. */
export function DeskPage(props: DeskPageProps) {
  const { ui, title, lead, heading = true, breadcrumbs, hasErrors, actions, children } = props
  const nav = props.nav ?? ui.nav ?? deskNav(ui)
  return (
    <Document ui={ui} css="desk" title={hasErrors ? ui.t('ui.page.errorTitle', { title }) : title} noIndex>
      <header class="mc-desk-head">
        <Logo href="/desk" {...(ui.user?.unit && { note: ui.user.unit })} />
        <LanguageSwitch ui={ui} />
        {ui.user && <UserBox ui={ui} />}
      </header>
      <nav class="mc-desk-nav" aria-label={ui.t('ui.page.nav')}>
        <NavLinks items={nav} />
        <ColorSchemeSwitch ui={ui} />
      </nav>
      <main id="main" tabindex={-1} class="mc-desk-main">
        <SessionNotices ui={ui} />
        {breadcrumbs && <Breadcrumbs ui={ui} items={breadcrumbs} />}
        {ui.flash && <Flash flash={ui.flash} />}
        {heading && <PageTitle title={title} {...(lead && { lead })} actions={actions} />}
        {children}
      </main>
    </Document>
  )
}

function deskNav(ui: Ui): NavItem[] {
  return (ui.desk ?? []).map(({ icon, ...item }) => ({ ...item, ...(icon in ICONS && { icon: icon as IconName }) }))
}

/** Who is signed in, where, and the way out (a form, so that a prefetch never signs anybody out). */
function UserBox({ ui }: { ui: Ui }) {
  if (!ui.user) return null
  return (
    <div class="mc-user">
      <Icon name="user" />
      <p>
        <strong>{ui.user.name}</strong>
        {ui.user.position && <span>{ui.user.position}</span>}
      </p>
      <form method="post" action="/sign-out">
        <button class="ds-button" data-variant="tertiary" data-size="sm" type="submit">
          <Icon name="logout" />
          <span>{ui.t('ui.desk.signOut')}</span>
        </button>
      </form>
    </div>
  )
}
