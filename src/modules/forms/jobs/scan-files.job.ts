import type { Job } from '#kernel/jobs/jobs.ts'
import { scanFiles } from '../operations/scan-files.ts'

/** Every minute: a resident who handed in while the scanner was away should not wait longer than that for its return. */
export const scanFilesJob: Job = { name: 'forms.scan-files', cron: '* * * * *', operation: scanFiles }
