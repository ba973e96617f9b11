/** For tests that sign in with a provider that runs: those stand in app/, which starts it. */
export { agreeLink } from '../operations/agree-link.ts'
export { beginSignIn } from '../operations/begin-sign-in.ts'
export { finishSignIn } from '../operations/finish-sign-in.ts'
export { pruneFlows } from '../operations/prune-flows.ts'
export { showLink } from '../operations/show-link.ts'
