/** Door of the module: membership in associations: kinds, admission, places, transfers, cards. */
export { ageOn, isStanding, type Member } from './member.rules.ts'
export { basesOf } from './basis.questions.ts'
export type { Basis } from './member-consent.rules.ts'
export { memberTabs, memberTrail } from './member-tabs.rules.ts'
export { ownChoices, ownMemberships, selfApplied } from './own-membership.questions.ts'
export { OwnChoice, OwnMember } from './own-choice.schema.ts'
export { ownNamed, ownPath, ownTabs } from './own-choice.rules.ts'
export { findMember, findMembers, listMembersOf, membershipsOfPerson } from './member.questions.ts'
export { standingMemberships } from './member-set.questions.ts'
export { findMembersByNumber } from './member-number.questions.ts'
export { foldedInto, type Folded } from './folded.questions.ts'
export { memberDays, type MemberDays } from './member-days.questions.ts'
export { associationOfTree, kindsOn, type KindOn } from './kind.questions.ts'
export {
  admitMembers,
  admitNewPeople,
  foldMembership,
  holdMembers,
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
export {
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
