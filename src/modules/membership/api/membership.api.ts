import { apiRoute } from '#kernel/http/api-route.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { applyForMembership, withdrawApplication } from '../operations/apply-for-membership.ts'
import { changeKind } from '../operations/change-kind.ts'
import { checkCard } from '../operations/check-card.ts'
import { correctMembership } from '../operations/correct-membership.ts'
import { decideApplications } from '../operations/decide-applications.ts'
import { decideTransfer } from '../operations/decide-transfer.ts'
import { endMembership } from '../operations/end-membership.ts'
import { getMember, getOwnMembership } from '../operations/get-member.ts'
import { listAssociations } from '../operations/list-associations.ts'
import { listApplications } from '../operations/list-applications.ts'
import { listMembers } from '../operations/list-members.ts'
import { listTransfers } from '../operations/list-transfers.ts'
import { getOwnCard, issueOwnCard, printOwnCard } from '../operations/own-card.ts'
import { readmitMember } from '../operations/readmit-member.ts'
import { registerMember } from '../operations/register-member.ts'
import { requestOwnTransfer, requestTransfer } from '../operations/request-transfer.ts'
import { resumeMember, suspendMember } from '../operations/suspend-member.ts'

const tag = 'Membership'

export const membershipApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/members',
    operation: listMembers,
    tag,
    summary: 'Members of one’s own units, by given name',
    description:
      '`q`: name with or without accents, year of birth, last digits of a phone, member number. Phones are masked.',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/members',
    operation: registerMember,
    tag,
    summary: 'Register somebody',
    description:
      'She waits for a decision where her kind needs one; with `decision` or `joinedOn` she is a member at once, for who may admit.',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/members/{member}',
    operation: getMember,
    tag,
    summary: 'A member with her history',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/members/{member}/suspend',
    operation: suspendMember,
    tag,
    summary: 'Suspend from a day on',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/members/{member}/resume',
    operation: resumeMember,
    tag,
    summary: 'End a suspension',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/members/{member}/end',
    operation: endMembership,
    tag,
    summary: 'Leaving, expulsion or death, with the last day',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/members/{member}/readmit',
    operation: readmitMember,
    tag,
    summary: 'Admit again who left',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/members/{member}/kind',
    operation: changeKind,
    tag,
    summary: 'Another kind of member from a day on',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/members/{member}/correct',
    operation: correctMembership,
    tag,
    summary: 'Put right what was written down wrongly',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/member-applications',
    operation: listApplications,
    tag,
    summary: 'Who waits to be admitted',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/member-applications/decide',
    operation: decideApplications,
    tag,
    summary: 'One decision for many applications',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/transfers',
    operation: listTransfers,
    tag,
    summary: 'Transfers out of and into one’s own units',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/transfers',
    operation: requestTransfer,
    tag,
    summary: 'Ask for a transfer',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/transfers/{transfer}/decide',
    operation: decideTransfer,
    tag,
    summary: 'Release, accept, refuse or take back',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/me/membership',
    operation: getOwnMembership,
    tag,
    summary: 'One’s own membership',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/membership',
    operation: applyForMembership,
    tag,
    summary: 'Apply to be admitted',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/me/membership/card',
    operation: getOwnCard,
    tag: 'My account',
    summary: 'My member’s card',
    description:
      '`url` is what its QR holds: the address of the check and, after `#`, a seal that is checked offline. Who belongs to ' +
      'several associations has a card in each: `member` says which, `memberships` lists them.',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/membership/card',
    operation: issueOwnCard,
    tag: 'My account',
    summary: 'Ask for my member’s card; asking again gives the same one',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/me/membership/card/print',
    operation: printOwnCard,
    tag: 'My account',
    summary: 'My member’s card as PDF',
    responseType: 'application/pdf',
    respond: (_c, file) => fileAnswer(file, 'print'),
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/membership/{member}/withdraw',
    operation: withdrawApplication,
    tag,
    summary: 'Take the application back',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/me/membership/transfer',
    operation: requestOwnTransfer,
    tag,
    summary: 'Ask to move to another branch',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/associations',
    operation: listAssociations,
    tag: 'Public',
    summary: 'Associations that take members',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/cards/{code}',
    operation: checkCard,
    tag,
    summary: 'Is this member’s card good today?',
    guesses: 'guess',
  }),
]
