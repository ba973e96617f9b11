import type { Job } from '#kernel/jobs/jobs.ts'
import { pruneSignIns } from '../operations/prune-sign-ins.ts'

/** At night, when nobody signs in. */
export const pruneSignInsJob: Job = {
  name: 'authentication.prune-sign-ins',
  cron: '45 2 * * *',
  operation: pruneSignIns,
}
