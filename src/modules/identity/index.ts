/** Who acts: accounts, positions, sessions. */
export { identify, type Identified } from './session.questions.ts'
export { groupWords, permissionWords } from './permission.rules.ts'
export { recheckRights } from './recheck.questions.ts'
export { setSessionMandate } from './session-mandate.commands.ts'
export { startSession, type Method, type NewSession, type StartedSession } from './session.commands.ts'
export { findCredentials, loginKey, type Credentials } from './credential.questions.ts'
export {
  endAllSessions,
  lockCredentials,
  notePhone,
  noteProof,
  openSession,
  storePassword,
} from './credential.commands.ts'
export { accountEvent } from './account.events.ts'
export { NewPassword, PersonName, Phone, SignedIn, UserName, type SignedInData } from './account.schema.ts'
export { findPasswordFault } from './password.rules.ts'
export { mayDecideOn } from './account.policy.ts'
export { createMachineAccount, createPerson, nationalIdHash, type NewPerson } from './account.commands.ts'
export {
  findAccountBy,
  findAccounts,
  listOfficers,
  listRoles,
  positionsAt,
  somebodyHolds,
  unitsOfPositions,
  type AccountName,
  type Officer,
} from './account.questions.ts'
export { endProviderSessions, findPerson, linkPerson, raiseLevel, type ProvedPerson } from './e-identity.commands.ts'
export { correctPerson } from './correction.commands.ts'
export { findOwnPerson, positionPlaces, type OwnPerson } from './own-person.questions.ts'
export { parsePhone, safeNext } from './login.rules.ts'
export { createAccount } from './operations/create-account.ts'
export { createRole } from './operations/create-role.ts'
export { carriedFrom, endCarriedPositions } from './carried-positions.commands.ts'
export { grantPosition } from './operations/grant-position.ts'
export { endPosition } from './operations/end-position.ts'
export { resetPassword } from './operations/reset-password.ts'
export { disableAccount } from './operations/disable-account.ts'
export { listOffices } from './operations/list-offices.ts'
