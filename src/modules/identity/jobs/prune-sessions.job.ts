import type { Job } from '#kernel/jobs/jobs.ts'
import { pruneSessions } from '../operations/prune-sessions.ts'

/** At night, when nobody signs in. */
export const pruneSessionsJob: Job = { name: 'identity.prune-sessions', cron: '40 2 * * *', operation: pruneSessions }
