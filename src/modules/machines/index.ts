/** Machines that call the API: keys, client credentials, their scopes and limits. */
export { identifyMachine, recheckMachine } from './machine.questions.ts'
export { createClient } from './operations/create-client.ts'
