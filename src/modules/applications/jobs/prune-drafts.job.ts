import type { Job } from '#kernel/jobs/jobs.ts'
import { pruneDrafts } from '../operations/prune-drafts.ts'

/** Every hour, so that what is over is gone the same day. */
export const pruneDraftsJob: Job = { name: 'applications.prune-drafts', cron: '25 * * * *', operation: pruneDrafts }
