/** Door of the module: a cadre's lists for one thumb, with and without a network. */
export { doAction } from './operations/do-action.ts'
export { getBranch } from './operations/get-branch.ts'
