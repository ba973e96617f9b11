import type { DeskEntry } from '#kernel/http/desk-nav.ts'
import type { AnyPage } from '#kernel/http/page.ts'
import { dossierMovePage } from './dossier-move.page.tsx'
import { dossierFilePage, dossierPrintPage } from './dossier-papers.page.tsx'
import { dossierPage } from './dossier.page.tsx'
import { holdPage } from './hold.page.tsx'
import { inboxPage } from './inbox.page.tsx'
import { nationalIdPage } from './national-id.page.tsx'
import { registerFilePage, registerPage } from './register.page.tsx'
import { revealPage } from './reveal.page.tsx'
import { resultActPage } from './result-act.page.tsx'
import { revisionsPage } from './revisions.page.tsx'

/** Pages of the office. The number page stands before the page of any move, as its path looks like one. */
export const deskPages: readonly AnyPage[] = [
  inboxPage,
  registerPage,
  registerFilePage,
  revisionsPage,
  holdPage,
  dossierPage,
  nationalIdPage,
  revealPage,
  resultActPage,
  dossierFilePage,
  dossierPrintPage,
  dossierMovePage,
]

/** The inbox is the way in for those who have no other: without a right it says so, instead of nothing. */
export const deskNavigation: readonly DeskEntry[] = [
  {
    href: '/desk',
    label: 'dossiers.desk.nav.inbox',
    icon: 'inbox',
    anyOf: ['dossiers:read'],
    lastResort: true,
    order: 10,
  },
  { href: '/desk/register', label: 'dossiers.desk.nav.register', icon: 'file', anyOf: ['dossiers:read'], order: 30 },
  {
    href: '/desk/revisions',
    label: 'dossiers.desk.nav.revisions',
    icon: 'calendar',
    anyOf: ['dossiers:revise'],
    order: 40,
  },
]
