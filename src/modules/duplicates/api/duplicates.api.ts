import { apiRoute } from '#kernel/http/api-route.ts'
import { comparePeople } from '../operations/compare-people.ts'
import { listMerges } from '../operations/list-merges.ts'
import { listPairs } from '../operations/list-pairs.ts'
import { mergePeople } from '../operations/merge-people.ts'
import { reopenTold, tellApart } from '../operations/tell-apart.ts'
import { unmergePeople } from '../operations/unmerge-people.ts'

const tag = 'Duplicates'

export const duplicatesApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/duplicates',
    operation: listPairs,
    tag,
    summary: 'Pairs of records that are probably of one person',
    description: 'The likeliest first, with the score in bits and every agreement or difference that makes it up.',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/duplicates/{a}/{b}',
    operation: comparePeople,
    tag,
    summary: 'Two records side by side',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/duplicates/{a}/{b}/apart',
    operation: tellApart,
    tag,
    summary: 'They are two people: do not show the pair again',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/duplicates/{a}/{b}/reopen',
    operation: reopenTold,
    tag,
    summary: 'The pair waits again',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/person-merges',
    operation: listMerges,
    tag,
    summary: 'Merges, newest first',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/person-merges',
    operation: mergePeople,
    tag,
    summary: 'Make one person of two records',
    description: 'Reversible. Accounts keep their rights as they are; of two standing memberships one is folded.',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/person-merges/{merge}/undo',
    operation: unmergePeople,
    tag,
    summary: 'Take a merge back',
  }),
]
