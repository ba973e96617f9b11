import type { Job } from '#kernel/jobs/jobs.ts'
import { startRetention } from '../operations/start-retention.ts'

/** Every night, when nobody works: begins a run, or goes on with one that was cut off. */
export const retentionJob: Job = {
  name: 'privacy.retention',
  cron: '10 1 * * *',
  operation: startRetention,
  input: { dry: false },
}
