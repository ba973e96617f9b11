import { apiRoute } from '#kernel/http/api-route.ts'
import { appoint } from '../operations/appoint.ts'
import { endPost } from '../operations/end-post.ts'
import { getCommittee } from '../operations/get-committee.ts'
import { getPost } from '../operations/get-post.ts'
import { giveRole, takeRole } from '../operations/give-role.ts'
import { beginHandover, tickHandover } from '../operations/hand-over.ts'
import { listCommittees, listExpiring } from '../operations/list-committees.ts'
import { listMemberPosts } from '../operations/list-member-posts.ts'
import { reElect } from '../operations/re-elect.ts'
import { setDecision } from '../operations/set-decision.ts'

const tag = 'Posts in an association'

export const cadresApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/committees',
    operation: listCommittees,
    tag,
    summary: 'Units with posts, one branch at a time: who leads them, seats that are empty, terms that end',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/committees/{unit}',
    operation: getCommittee,
    tag,
    summary: 'Who leads a unit on a day, and who did before',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/members/{member}/posts',
    operation: listMemberPosts,
    tag,
    summary: 'What a member leads and led',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/posts/expiring',
    operation: listExpiring,
    tag,
    summary: 'Terms that are over or end within half a year, the earliest first',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/posts',
    operation: appoint,
    tag,
    summary: 'Put a member into a post',
    description:
      'It raises no rights. `decisionFile` is the `uploadId` of `POST /api/v1/uploads`. A role that usually comes with ' +
      'the post is given apart, by `POST /api/v1/posts/{post}/role`.',
    status: 201,
    creates: true,
  }),
  apiRoute({ method: 'get', path: '/api/v1/posts/{post}', operation: getPost, tag, summary: 'One post' }),
  apiRoute({
    method: 'put',
    path: '/api/v1/posts/{post}/decision',
    operation: setDecision,
    tag,
    summary: 'The decision behind a post',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/posts/{post}/end',
    operation: endPost,
    tag,
    summary: 'End a post with its last day and the reason; the role that came with it ends too',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/posts/{post}/re-elect',
    operation: reElect,
    tag,
    summary: 'A new term of the same person in the same post',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/posts/{post}/role',
    operation: giveRole,
    tag,
    summary: 'Give the role that comes with the post to an account of hers',
  }),
  apiRoute({
    method: 'delete',
    path: '/api/v1/posts/{post}/role',
    operation: takeRole,
    tag,
    summary: 'End the role while the post goes on',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/posts/{post}/handover',
    operation: beginHandover,
    tag,
    summary: 'Begin the hand-over of a post that ended, or name who takes over',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/posts/{post}/handover/ticks',
    operation: tickHandover,
    tag,
    summary: 'Tick one side of an item that is handed over',
  }),
]
