/** Door of the module: the member's record: education, work, family by year, awards; sensitive parts apart. */
export {
  countRecords,
  listRecordFields,
  recordSummaries,
  type RecordCounts,
  type RecordSummary,
} from './record.questions.ts'
export {
  beginRecords,
  importRecords,
  removeRecords,
  undoImportedRecords,
  type ImportedRecord,
} from './record.commands.ts'
export { proposeCorrection } from './operations/propose-correction.ts'
export { factFault, readFact, type Entry, type EntryKind, type RecordField } from './record.rules.ts'
export { sensitiveFactsOf } from './sensitive-facts.questions.ts'
