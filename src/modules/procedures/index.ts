/** Door of the module: procedures as data, and the pure rules over them. */
export * from './procedure.schema.ts'
export { procedureErrors } from './procedure.errors.ts'
export { assembleProcedure, channelOf, procedureFaults, versionOn } from './procedure.rules.ts'
export {
  applicationPages,
  checkComponents,
  documentPageKey,
  publishedComponents,
  requiredComponents,
  type ComponentProblem,
  type DueComponent,
  type PublishedComponent,
} from './components.rules.ts'
export { fee, type FeeFacts, type FeeResult } from './fee.rules.ts'
export { resultRows, type ResultRow } from './result-rows.rules.ts'
export { readLifeEvents as readReferenceLifeEvents, readReferenceProcedures } from './reference-procedures.reads.ts'
export { findProcedure, getProcedure, getProcedureVersion } from './procedure.questions.ts'
export { importProcedures } from './operations/import-procedures.ts'
export { feeWords, limitWords } from './procedure-words.rules.ts'
export { listProcedures } from './operations/list-procedures.ts'
export { getProcedureView } from './operations/get-procedure.ts'
export type { ProcedureView } from './procedure-view.schema.ts'
