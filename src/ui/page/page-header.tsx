import { Icon } from '../icon/icon.tsx'
import type { NavItem, Ui } from '../ui.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Logo } from './logo.tsx'
import { NavLinks } from './nav-links.tsx'

/** Header for residents. On phones the navigation becomes a bar at the bottom, in reach of the thumb. */
export function PageHeader({ ui }: { ui: Ui }) {
  return (
    <header class="mc-header">
      <div class="mc-header-in">
        <Logo />
        <nav class="mc-nav" aria-label={ui.t('ui.page.nav')}>
          <NavLinks items={ui.nav ?? residentNav(ui)} />
        </nav>
        <LanguageSwitch ui={ui} />
        {!ui.user && <SignInLink ui={ui} />}
      </div>
    </header>
  )
}

function SignInLink({ ui }: { ui: Ui }) {
  return (
    <a class="mc-sign-in" href="/sign-in" {...(ui.path === '/sign-in' && { 'aria-current': 'page' as const })}>
      <Icon name="user" />
      <span>{ui.t('ui.account.signIn')}</span>
    </a>
  )
}

/** The four doors of a resident. */
export function residentNav(ui: Ui): NavItem[] {
  const at = (href: string) => (href === '/' ? ui.path === '/' : ui.path === href || ui.path.startsWith(`${href}/`))
  const item = (href: string, key: string, icon: NonNullable<NavItem['icon']>): NavItem => ({
    href,
    label: ui.t(`ui.nav.${key}`),
    icon,
    active: at(href),
  })
  return [
    item('/', 'home', 'home'),
    item('/procedures', 'procedures', 'file'),
    item('/track', 'track', 'search'),
    item('/v', 'verify', 'shield'),
  ]
}
