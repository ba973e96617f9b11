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
