/** Door of the module: personal data of the office: inventory, processing register, consent, retention, breaches. */
export { hasConsent } from './consent.questions.ts'
export { carryConsents, giveConsents, withdrawConsent, type ConsentPlace } from './consent.commands.ts'
export { consentEvents } from './consent.events.ts'
export { questionsFor, statesOf } from './consent.reads.ts'
export { readTicked, type ConsentPurpose, type ConsentSubject, type Ticked } from './consent.rules.ts'
export { ConsentQuestion, ConsentState, Ticked as TickedSchema } from './consent.schema.ts'
export { listConsentQuestions } from './operations/list-consent-questions.ts'
