/** Door of the module: the life of a dossier from submission to a result that anyone can check. */
export {
  dossierStates,
  isOpen,
  isTerminal,
  openStates,
  stateKeys,
  terminalStates,
  type DossierState,
  type Outcome,
  type StepKey,
  type StepRole,
} from './dossier.rules.ts'
export { moves, moveKinds, type MoveKind } from './moves.rules.ts'
export { moveEvents, otherEvents, publicEventTypes } from './dossier.events.ts'
export { dossierErrors } from './dossier.errors.ts'
export * from './dossier-view.schema.ts'
export * from './resident-view.schema.ts'
export { noteCorrection } from './correction.commands.ts'
export {
  findTracked,
  dossiersOfPerson,
  findDossierByCode,
  findDossiersByIds,
  openedByApplicantToken,
  type PersonsDossier,
} from './dossier.questions.ts'
export { acceptDossier } from './operations/accept-dossier.ts'
export { answerSupplement } from './operations/answer-supplement.ts'
export { assignDossier } from './operations/assign-dossier.ts'
export { extendDossier } from './operations/extend-dossier.ts'
export { forwardDossier } from './operations/forward-dossier.ts'
export { getDossier } from './operations/get-dossier.ts'
export { countDossiers, listDossiers } from './operations/list-dossiers.ts'
export { listSealKeys } from './operations/list-seal-keys.ts'
export { markPaid } from './operations/mark-paid.ts'
export { refuseDossier } from './operations/refuse-dossier.ts'
export { requestPayment } from './operations/request-payment.ts'
export { requestSupplement } from './operations/request-supplement.ts'
export { returnResult } from './operations/return-result.ts'
export { sendBackDossier } from './operations/send-back-dossier.ts'
export { stopDossier } from './operations/stop-dossier.ts'
export { findOwnDossier } from './operations/find-own-dossier.ts'
export { keepDossier } from './operations/keep-dossier.ts'
export { listOwnDossiers } from './operations/list-own-dossiers.ts'
export { submitDossier, submitFor } from './operations/submit-dossier.ts'
export { takeDossier } from './operations/take-dossier.ts'
export { withdrawDossier } from './operations/withdraw-dossier.ts'
export { approveDossier } from './operations/approve-dossier.ts'
export { askClock } from './operations/ask-clock.ts'
export { unitFigures } from './operations/count-event.ts'
export { decideDueRevision, listDueRevisions } from './operations/decide-due-revision.ts'
export { getDossierFile, getResultFile } from './operations/get-file.ts'
export { openDossier } from './operations/open-dossier.ts'
export { previewRevocation } from './operations/preview-revocation.ts'
export { printForm } from './operations/print-form.ts'
export { revealNationalId } from './operations/reveal-national-id.ts'
export { replaceResult, revokeResult } from './operations/revoke-result.ts'
export { trackDossier } from './operations/track-dossier.ts'
export { verifyResult } from './operations/verify-result.ts'
