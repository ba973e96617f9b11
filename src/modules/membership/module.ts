import { manifest } from '#kernel/manifest/manifest.ts'
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
import { listApplications } from './operations/list-applications.ts'
import { listMembers } from './operations/list-members.ts'
import { listTransfers } from './operations/list-transfers.ts'
import { getOwnCard, issueOwnCard } from './operations/own-card.ts'
import { printCards, renewCard } from './operations/print-cards.ts'
import { readmitMember } from './operations/readmit-member.ts'
import { registerMember } from './operations/register-member.ts'
import { requestOwnTransfer, requestTransfer } from './operations/request-transfer.ts'
import { listKinds, setAssociation, setKind } from './operations/set-kind.ts'
import { settleTransfers } from './operations/settle-transfers.ts'
import { resumeMember, suspendMember } from './operations/suspend-member.ts'
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
    decideApplications,
    listMembers,
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
    checkCard,
    printCards,
    renewCard,
    listKinds,
    setKind,
    setAssociation,
  ],
  api: [],
  pages: [],
  jobs: [settleTransfersJob],
  personalData: membershipPersonal,
  unitHoldings: membershipHoldings,
})
