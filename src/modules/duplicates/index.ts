/** Door of the module: records of one person found, merged and separated again. */
export { probableDuplicates, type Candidate, type ProbableDuplicate } from './duplicate.questions.ts'
export { CERTAIN, PROBABLE, type Match, type Reason } from './match.rules.ts'
export { compareNewPeople } from './operations/check-people.ts'
export { indexPeople } from './match-key.commands.ts'
export { forgetPeople } from './forget.commands.ts'
