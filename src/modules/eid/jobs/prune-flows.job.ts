import type { Job } from '#kernel/jobs/jobs.ts'
import { pruneFlows } from '../operations/prune-flows.ts'

export const pruneFlowsJob: Job = { name: 'eid.prune-flows', cron: '23 * * * *', operation: pruneFlows }
