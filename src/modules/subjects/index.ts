/** Data subjects: what is held about a person, who looked at it, and her requests. */
export { carryOutDeletion } from './operations/carry-out-deletion.ts'
export { decideRequest } from './operations/decide-request.ts'
export { makeRequest } from './operations/make-request.ts'
export { reapplyDeletions } from './operations/reapply-deletions.ts'
export { resumeDeletions } from './operations/resume-deletions.ts'
export { settleDeletion } from './operations/settle-deletion.ts'
