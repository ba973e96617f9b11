import type { Job } from '#kernel/jobs/jobs.ts'
import { startDue } from '../operations/start-due.ts'

/** Every minute: the day of an act begins at midnight in Vietnam. */
export const startDueJob: Job = { name: 'reorganisation.start-due', cron: '* * * * *', operation: startDue }
