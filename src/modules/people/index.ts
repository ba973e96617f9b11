/** Door of the module: people once each: names, phones, addresses, households, search. */
export {
  addPeople,
  addPerson,
  correctPersonRecord,
  idHashes,
  mergePerson,
  placePeople,
  separatePerson,
  unplacePeople,
} from './person.commands.ts'
export { accountsOfPerson, findPeople, personIds, personOfAccount, unitsOfPeople } from './person.questions.ts'
export { mayReadPerson, mayWritePerson } from './person.policy.ts'
export {
  maskPhone,
  tidyName,
  yearOf,
  type AddressKind,
  type PhoneKind,
  type Sex,
  type NewAddress,
  type NewPerson,
  type NewPhone,
  type PersonSummary,
  type Place,
} from './person.rules.ts'
export { knownAt, matchFactsOf, peopleAfter, recordNames, standsAlone, type MatchFacts } from './match.questions.ts'
export {
  lockRecords,
  mergeRecords,
  recordsToMerge,
  separateRecords,
  type MergeColumn,
  type MergeValues,
  type PersonMergeJournal,
  type PersonToMerge,
} from './merge.commands.ts'
