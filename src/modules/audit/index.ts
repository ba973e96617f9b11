/** The audit trail: published roots, proofs, search, export, alarms. */
export { searchLog } from './operations/search-events.ts'
export { sealRoot } from './operations/seal-root.ts'
