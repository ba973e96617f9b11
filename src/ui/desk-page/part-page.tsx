import type { ComponentChildren } from 'preact'
import type { Crumb } from '../breadcrumbs/breadcrumbs.tsx'
import { Stack } from '../layout/layout.tsx'
import { Tabs, type TabItem } from '../tabs/tabs.tsx'
import type { Ui } from '../ui.ts'
import { DeskPage } from './desk-page.tsx'

type Props = {
  ui: Ui
  title: string
  lead?: string
  breadcrumbs: readonly Crumb[]
  /** The parts, this one among them. */
  tabs: { label: string; items: readonly TabItem[] }
  hasErrors: boolean
  /** What was wrong with a form of this part. */
  problems: ComponentChildren
  children: ComponentChildren
}

/** A page of something that has several, each with its own address: tabs lead from one to the other. */
export function PartPage({ tabs, problems, children, ...page }: Props) {
  return (
    <DeskPage {...page}>
      <Stack gap="lg">
        <Tabs {...tabs} />
        {problems}
        {children}
      </Stack>
    </DeskPage>
  )
}
