import type { Job } from '#kernel/jobs/jobs.ts'
import { resumeDeletions } from '../operations/resume-deletions.ts'

export const resumeDeletionsJob: Job = {
  name: 'subjects.resume-deletions',
  cron: '35 2 * * *',
  operation: resumeDeletions,
}
