import type { Job } from '#kernel/jobs/jobs.ts'
import { remindYearly } from '../operations/remind-members.ts'

/** The first of November at nine: time is left to pay before the year is closed. */
export const remindYearlyJob: Job = {
  name: 'dues.remind-yearly',
  cron: '0 9 1 11 *',
  operation: remindYearly,
  again(output) {
    const { next } = output as { next: string | null }
    return next === null ? false : { after: next }
  },
}
