import { apiRoute } from '#kernel/http/api-route.ts'
import { doAction } from '../operations/do-action.ts'
import { getBranch } from '../operations/get-branch.ts'
import { getBranchMember } from '../operations/get-branch-member.ts'
import { openDevice } from '../operations/open-device.ts'
import { syncActions } from '../operations/sync-actions.ts'
import { takeAlong } from '../operations/take-along.ts'

const tag = 'Outreach'

export const outreachApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/outreach/branch',
    operation: getBranch,
    tag,
    summary: 'The branch that one looks after, with everybody in it',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/outreach/members/{member}',
    operation: getBranchMember,
    tag,
    summary: 'A member of the branch with the notes about her',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/outreach/actions',
    operation: doAction,
    tag,
    summary: 'A note, a visit, a mark, dues in cash or a new member, once under its key',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/outreach/sync',
    operation: syncActions,
    tag,
    summary: 'Send what a device kept while it had no network',
    description:
      'Each item stands alone and is done once under its key, however often it is sent: a second time it answers what came ' +
      'of the first. `refused` says why in the caller’s language. An item that the answer does not name may be sent again.',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/outreach/device',
    operation: openDevice,
    tag,
    summary: 'Let this device keep the branch while the session lives',
    description:
      'Refused on a device that others use too. `devices` names the devices that this browser knows itself as.',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/outreach/lists',
    operation: takeAlong,
    tag,
    summary: 'The branch for a device that this session opened',
  }),
]
