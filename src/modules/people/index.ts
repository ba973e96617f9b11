/** Door of the module: people once each: names, phones, addresses, households, search. */
export {
  addPeople,
  addPerson,
  correctPersonRecord,
  idHashes,
  mergePerson,
  movePeople,
  noteUnits,
  placePeople,
  separatePerson,
  unplacePeople,
} from './person.commands.ts'
export { claimPeople, linkAccount } from './person-account.commands.ts'
export { AnswerEvent, tellOfAnswer } from './correction-notice.commands.ts'
export { parseCitizenCard, readBirth } from './citizen-card.rules.ts'
export { correctPerson } from './operations/correct-person.ts'
export { decideCorrections } from './operations/decide-corrections.ts'
export { listPersonCorrections, revealCorrectedId, showCorrectedPhones } from './operations/list-corrections.ts'
export type { CorrectedField, PersonCorrectionList, PersonCorrections } from './person-correction.schema.ts'
export { searchPeople } from './operations/search-people.ts'
export {
  accountsOfPerson,
  findPeople,
  personIds,
  personOfAccount,
  refuseRestrictedPerson,
  unitsOfPeople,
} from './person.questions.ts'
export { goesOn, homeOf, peopleAtUnits, phonesOf, wordsOf } from './person-set.questions.ts'
export { mayReadPerson, mayWritePerson } from './person.policy.ts'
export { maskPhone, type NewPerson, type PersonSummary } from './person.rules.ts'
export {
  knownAt,
  matchFactsOf,
  peopleAfter,
  recordNames,
  standsAlone,
  unitsApart,
  type MatchFacts,
} from './match.questions.ts'
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
export { emptyFields, removePeople } from './take-back.commands.ts'
export { openNumbers } from './open-numbers.questions.ts'
