import type { Job } from '#kernel/jobs/jobs.ts'
import { raiseAlarms } from '../operations/raise-alarms.ts'

/** Every ten minutes: an alarm that comes the next day has come too late. */
export const raiseAlarmsJob: Job = { name: 'audit.raise-alarms', cron: '*/10 * * * *', operation: raiseAlarms }
