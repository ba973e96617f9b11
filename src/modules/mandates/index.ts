/** Acting for others: guardians, spouses, relatives, organisations, associations. */
export { asRepresentative, recheckPerson } from './mandate.questions.ts'
export { requestMandate } from './operations/request-mandate.ts'
export { actFor, stopActing } from './operations/act-for.ts'
export { getMandate } from './operations/get-mandate.ts'
export { acceptMandate } from './operations/accept-mandate.ts'
export { decideMandate } from './operations/decide-mandate.ts'
export { revokeMandate } from './operations/end-mandate.ts'
