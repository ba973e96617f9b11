import type { Job } from '#kernel/jobs/jobs.ts'
import { sealRoot } from '../operations/seal-root.ts'

/** On the hour, so that others know when to fetch a copy. */
export const sealRootJob: Job = { name: 'audit.seal-root', cron: '0 * * * *', operation: sealRoot }
