import type { Job } from '#kernel/jobs/jobs.ts'
import { settleTransfers } from '../operations/settle-transfers.ts'

/** Shortly after midnight: the days that a unit had to answer are over. */
export const settleTransfersJob: Job = {
  name: 'membership.settle-transfers',
  cron: '20 0 * * *',
  operation: settleTransfers,
  again: (output) => (output as { more: boolean }).more,
}
