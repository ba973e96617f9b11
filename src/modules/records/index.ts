/** Door of the module: the member's record: education, work, family by year, awards; sensitive parts apart. */
export { countRecords, listRecordFields, recordSummaries, type RecordCounts } from './record.questions.ts'
export { beginRecords, importRecords, removeRecords, type ImportedRecord } from './record.commands.ts'
export { proposeCorrection } from './operations/propose-correction.ts'
export { readFact, type RecordField } from './record.rules.ts'
export { sensitiveFactsOf } from './sensitive-facts.questions.ts'
