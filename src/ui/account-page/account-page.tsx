import type { ComponentChildren } from 'preact'
import type { Crumb } from '../breadcrumbs/breadcrumbs.tsx'
import { DeskPage } from '../desk-page/desk-page.tsx'
import { Page } from '../page/page.tsx'
import type { Ui } from '../ui.ts'

export type AccountPageProps = {
  ui: Ui
  title: string
  lead?: string
  hasErrors?: boolean
  width?: 'form' | 'text' | 'full'
  /** Pages between /account and this one. */
  breadcrumbs?: readonly Crumb[]
  actions?: ComponentChildren
  children: ComponentChildren
}

/** The shell of what a person looks after herself: in the office's shell for officers, in the residents' for all others. */
export function AccountPage({ width = 'text', breadcrumbs = [], ...props }: AccountPageProps) {
  const crumbs: Crumb[] =
    props.ui.path === '/account' ? [] : [{ label: props.ui.t('ui.account.title'), href: '/account' }, ...breadcrumbs]
  const shared = { ...props, ...(crumbs.length > 0 && { breadcrumbs: [...crumbs, { label: props.title }] }) }
  if (props.ui.user?.position !== undefined) return <DeskPage {...shared} />
  return <Page {...shared} width={width} noIndex />
}
