import type { ComponentChildren } from 'preact'
import type { RefusedForm } from '#ui/form/form-problems.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { NavItem, Ui } from '#ui/ui.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import type { Status } from './keeper.ts'

export const HOME = '/desk/branch'
export const WAITING = `${HOME}/waiting`

/** What every page of the branch is drawn with, by the server or, without a network, by the service worker. */
export type Here = {
  ui: Ui
  /** The unit in the address when it is not her own branch. */
  unit?: string
  /** On the device: what waits there, and how old its lists are. Undefined: the server draws the page. */
  device?: Status
  /** This browser may keep the branch for the time without a network. */
  mayKeep?: boolean
}

/** A refused form and everything that was typed. */
export type Typed = RefusedForm & { typed: Record<string, string> }
export const nothingTyped: Typed = { error: undefined, problems: [], typed: {} }

/** An address of the branch's pages, with the unit when it is not her own. */
export const to = ({ unit }: Pick<Here, 'unit'>, path: string, query: Record<string, string> = {}): string => {
  const search = new URLSearchParams({ ...query, ...(unit !== undefined && { unit }) }).toString()
  return search === '' ? `${HOME}${path}` : `${HOME}${path}?${search}`
}

type Props = {
  here: Here
  title: string
  lead?: string
  crumbs?: readonly { label: string; href: string }[]
  hasErrors?: boolean
  children: ComponentChildren
}

/** The shell of the branch's pages: what waits to be sent is always in sight. */
export function BranchPage({ here, title, lead, crumbs = [], hasErrors, children }: Props) {
  const { ui, device } = here
  return (
    <DeskPage
      ui={ui}
      title={title}
      {...(lead && { lead })}
      {...(hasErrors && { hasErrors })}
      {...(device && { nav: deviceNav(here) })}
      breadcrumbs={crumbs}
    >
      <WaitingBar here={here} />
      {device && <AgeNotice ui={ui} device={device} />}
      {children}
    </DeskPage>
  )
}

/** Without a network there are these pages and no other. */
function deviceNav(here: Here): NavItem[] {
  const { ui } = here
  return [
    { href: HOME, label: ui.t('outreach.nav'), icon: 'home', active: ui.path === HOME },
    {
      href: `${HOME}/members`,
      label: ui.t('outreach.list.members'),
      icon: 'users',
      active: ui.path.endsWith('members'),
    },
    { href: WAITING, label: ui.t('outreach.waiting.nav'), icon: 'upload', active: ui.path === WAITING },
  ]
}

/** "3 waiting to send". The server does not know what waits on a device: there the page's script fills it in. */
function WaitingBar({ here: { ui, device, mayKeep } }: { here: Here }) {
  const words = device && waitingWords(ui.t, device)
  return (
    <p
      class="mc-outbox"
      role="status"
      hidden={words === undefined}
      data-tone={device && device.refused > 0 ? 'danger' : 'info'}
      data-outbox={mayKeep ? 'keep' : ''}
    >
      <a href={WAITING}>
        <Icon name="upload" />
        <span>{words ?? ''}</span>
      </a>
    </p>
  )
}

/** What the bar says; undefined when nothing waits and nothing is wrong. */
export function waitingWords(t: Ui['t'], { state, waiting, refused }: Status): string | undefined {
  if (state === 'over') return waiting > 0 ? t('outreach.bar.over', { count: waiting }) : undefined
  if (state !== 'on') return undefined
  if (refused > 0) return t('outreach.bar.refused', { waiting, refused })
  return waiting > 0 ? t('outreach.bar.waiting', { count: waiting }) : undefined
}

function AgeNotice({ ui, device }: { ui: Ui; device: Status }) {
  if (device.online || device.takenAt === null) return null
  return (
    <Notice tone="info" title={ui.t('outreach.offline.title')}>
      <p>{ui.t('outreach.offline.text', { at: formatMoment(new Date(device.takenAt)) })}</p>
    </Notice>
  )
}
