import type { Job } from '#kernel/jobs/jobs.ts'
import { endByTime } from '../operations/end-by-time.ts'

/** Shortly after midnight: a mandate's last day is over. */
export const endByTimeJob: Job = { name: 'mandates.end-by-time', cron: '10 0 * * *', operation: endByTime }
