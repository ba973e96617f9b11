import { manifest } from '#kernel/manifest/manifest.ts'
import { membershipApi } from './api/membership.api.ts'
import { settleTransfersJob } from './jobs/settle-transfers.job.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { membershipPersonal } from './membership.personal.ts'
import { applyForMembership, withdrawApplication } from './operations/apply-for-membership.ts'
import { changeKind } from './operations/change-kind.ts'
import { checkCard } from './operations/check-card.ts'
import { correctMembership } from './operations/correct-membership.ts'
import { decideApplications } from './operations/decide-applications.ts'
import { decideTransfer } from './operations/decide-transfer.ts'
import { endMembership } from './operations/end-membership.ts'
import { getMember, getOwnMembership } from './operations/get-member.ts'
import { listAssociations } from './operations/list-associations.ts'
import { listApplications } from './operations/list-applications.ts'
import { listMembers } from './operations/list-members.ts'
import { listUnitChoices } from './operations/list-unit-choices.ts'
import { listTransfers } from './operations/list-transfers.ts'
import { getOwnCard, issueOwnCard, printOwnCard } from './operations/own-card.ts'
import { printCards, renewCard } from './operations/print-cards.ts'
import { readmitMember } from './operations/readmit-member.ts'
import { registerMember } from './operations/register-member.ts'
import { requestOwnTransfer, requestTransfer } from './operations/request-transfer.ts'
import { listKinds, setAssociation, setKind } from './operations/set-kind.ts'
import { settleTransfers } from './operations/settle-transfers.ts'
import { resumeMember, suspendMember } from './operations/suspend-member.ts'
import { cardPage, checkCardPage, oldCardPage } from './pages/check-card.page.tsx'
import { joinPage } from './pages/join.page.tsx'
import { kindsAdminPage } from './pages/kinds-admin.page.tsx'
import { memberApplicationsPage } from './pages/member-applications.page.tsx'
import { memberNewPage } from './pages/member-new.page.tsx'
import { memberPage } from './pages/member.page.tsx'
import { membersPage } from './pages/members.page.tsx'
import { ownCardPage, ownCardPrintPage } from './pages/own-card.page.tsx'
import { ownMembershipPage } from './pages/own-membership.page.tsx'
import { ownMovePage } from './pages/own-move.page.tsx'
import { transferNewPage } from './pages/transfer-new.page.tsx'
import { transfersPage } from './pages/transfers.page.tsx'
import { membershipHoldings } from './unit-holdings.store.ts'

/** Membership in associations: kinds, admission, places, transfers, cards. */
export const membershipModule = manifest({
  name: 'membership',
  messages: { vi, en, pl },
  permissions: [
    'members:read',
    'members:write',
    'members:admit',
    'members:transfer',
    'members:rules',
    'members:settle',
  ],
  operations: [
    registerMember,
    applyForMembership,
    withdrawApplication,
    listApplications,
    listAssociations,
    decideApplications,
    listMembers,
    listUnitChoices,
    getMember,
    getOwnMembership,
    suspendMember,
    resumeMember,
    endMembership,
    readmitMember,
    changeKind,
    correctMembership,
    requestTransfer,
    requestOwnTransfer,
    decideTransfer,
    listTransfers,
    settleTransfers,
    getOwnCard,
    issueOwnCard,
    printOwnCard,
    checkCard,
    printCards,
    renewCard,
    listKinds,
    setKind,
    setAssociation,
  ],
  api: membershipApi,
  // "new" and "applications" are pages of their own, so they stand before the page of one member.
  pages: [
    membersPage,
    memberNewPage,
    memberApplicationsPage,
    memberPage,
    transfersPage,
    transferNewPage,
    ownMembershipPage,
    ownCardPage,
    ownCardPrintPage,
    ownMovePage,
    joinPage,
    cardPage,
    checkCardPage,
    oldCardPage,
    kindsAdminPage,
  ],
  navigation: [
    { href: '/desk/members', label: 'membership.nav.members', icon: 'users', anyOf: ['members:read'], order: 12 },
    {
      href: '/desk/transfers',
      label: 'membership.nav.transfers',
      icon: 'arrow-right',
      anyOf: ['members:read'],
      order: 13,
    },
    {
      href: '/desk/admin/memberships',
      label: 'membership.nav.kinds',
      icon: 'settings',
      anyOf: ['members:rules'],
      order: 66,
    },
  ],
  account: [
    {
      href: '/account/membership',
      label: 'membership.own.title',
      text: 'membership.own.nav_text',
      icon: 'lotus',
      order: 25,
    },
  ],
  jobs: [settleTransfersJob],
  personalData: membershipPersonal,
  unitHoldings: membershipHoldings,
})
