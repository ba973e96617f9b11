import { manifest } from '#kernel/manifest/manifest.ts'
import { outreachApi } from './api/outreach.api.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { doAction } from './operations/do-action.ts'
import { getBranch } from './operations/get-branch.ts'
import { getBranchMember } from './operations/get-branch-member.ts'
import { openDevice } from './operations/open-device.ts'
import { syncActions } from './operations/sync-actions.ts'
import { takeAlong } from './operations/take-along.ts'
import { outreachPersonal } from './outreach.personal.ts'
import { WORK } from './outreach.policy.ts'
import { branchListPage } from './pages/branch-list.page.tsx'
import { branchMemberPage } from './pages/branch-member.page.tsx'
import { branchNewPage, branchPage } from './pages/branch.page.tsx'
import { waitingPage } from './pages/waiting.page.tsx'

/** A cadre's lists for one thumb, with and without a network. */
export const outreachModule = manifest({
  name: 'outreach',
  messages: { vi, en, pl },
  permissions: [WORK],
  operations: [getBranch, getBranchMember, doAction, syncActions, openDevice, takeAlong],
  api: outreachApi,
  // "new" and "waiting" are pages of their own, so they stand before the lists.
  pages: [branchPage, branchNewPage, waitingPage, branchMemberPage, branchListPage],
  navigation: [
    {
      href: '/desk/branch',
      label: 'outreach.nav',
      icon: 'home',
      anyOf: [WORK],
      order: 11,
      // Who decides on members looks after many branches and has none of her own.
      behind: { of: ['members:admit'], order: 29 },
    },
  ],
  personalData: outreachPersonal,
})
