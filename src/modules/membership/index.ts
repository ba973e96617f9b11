/** Door of the module: membership in associations: kinds, admission, places, transfers, cards. */
export {
  ageOn,
  DATED_STATES,
  END_REASONS,
  isStanding,
  MEMBER_KINDS,
  MEMBER_STATES,
  type DatedState,
  type EndReason,
  type KindRules,
  type Member,
  type MemberKind,
  type MemberState,
} from './member.rules.ts'
export { MEMBER_TABS, memberTabs, memberTrail, type MemberTab } from './member-tabs.rules.ts'
export { selfApplied } from './own-membership.questions.ts'
export { mayOnMember } from './member.policy.ts'
export { findMember, findMembers, findMembersOn, listMembersOf, membershipsOfPerson } from './member.questions.ts'
export { standingMemberships } from './member-set.questions.ts'
export { findMembersByNumber } from './member-number.questions.ts'
export { memberDays, type MemberDays } from './member-days.questions.ts'
export { associationOfTree, findAssociation, kindsOn, type Association, type KindOn } from './kind.questions.ts'
export {
  admitMembers,
  admitNewPeople,
  endMembers,
  foldMembership,
  numbersAt,
  reserveNumbers,
  removeMembers,
  unfoldMembership,
  type AdmittedMember,
} from './member.commands.ts'
export { registerMember } from './operations/register-member.ts'
export { countMembersAt } from './member-count.questions.ts'
export { requestTransfer } from './operations/request-transfer.ts'
export { endMembership } from './operations/end-membership.ts'
export { decideApplications } from './operations/decide-applications.ts'
export {
  AGE_BANDS,
  membersCounted,
  movementFigures,
  standingFigures,
  standingMembers,
  type AgeBand,
  type MembersCounted,
  type MovementFigure,
  type StandingFigure,
} from './member-figures.questions.ts'
export { resumeMember, suspendMember } from './operations/suspend-member.ts'
