import type { Job } from '#kernel/jobs/jobs.ts'
import { resumeImports } from '../operations/resume-imports.ts'

/** Every minute: an import whose process was stopped goes on. */
export const resumeImportsJob: Job = { name: 'exchange.resume', cron: '* * * * *', operation: resumeImports, input: {} }
