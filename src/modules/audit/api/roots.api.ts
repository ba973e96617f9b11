import { apiRoute } from '#kernel/http/api-route.ts'
import { listRoots } from '../operations/list-roots.ts'
import { proveTimeline } from '../operations/prove-timeline.ts'

const tag = 'Audit'

export const rootsApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/audit/roots',
    operation: listRoots,
    tag,
    summary: 'Signed roots over the event log, newest first',
    description: 'The whole list as a file to keep: /audit/roots.json. How to check: docs/audit.md.',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/tracking/{trackingCode}/proof',
    operation: proveTimeline,
    tag,
    summary: 'Proof that the timeline of one’s dossier lies under a published root',
    guesses: 'guess',
  }),
]
