import type { Job } from '#kernel/jobs/jobs.ts'
import { pruneTokens } from '../operations/prune-tokens.ts'

/** Every hour: tokens live fifteen minutes. */
export const pruneTokensJob: Job = { name: 'machines.prune-tokens', cron: '20 * * * *', operation: pruneTokens }
