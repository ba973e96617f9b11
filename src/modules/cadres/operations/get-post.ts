import { holds } from '#kernel/access/actor.ts'
import { readStream } from '#kernel/events/event.store.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { listRoles, permissionWords } from '#modules/identity/index.ts'
import { findHandover, readItems } from '../handover.store.ts'
import { notFound } from '../post.errors.ts'
import { GRANT, MANAGE, mayFollowHandover, mayRead, mayTick, SIDES } from '../post.policy.ts'
import { findNextTerm, findPost, readKinds, readSuccessors } from '../post.reads.ts'
import { ByPost, PostDetail } from '../post.schema.ts'
import type { StoredPost } from '../post.store.ts'
import { toLines } from '../post-view.reads.ts'
import { accountsOfMember } from './give-role.ts'
import { partiesOf } from './hand-over.ts'

const ADMINISTER = 'identity:manage'

/** One post: its days, the decision, what was handed over, what the caller may do about it. Both sides of a hand-over see it. */
export const getPost = question({
  name: 'cadres.get-post',
  permission: 'signed_in',
  input: ByPost,
  output: PostDetail,
  async run(ctx, input) {
    const post = await findPost(ctx.db, input.post)
    if (!post) throw notFound()
    const handover = await findHandover(ctx.db, post.id)
    const successor = handover?.to_post_id ? await findPost(ctx.db, handover.to_post_id) : undefined
    const parties = await partiesOf(ctx, post, successor)
    ctx.allow(handover ? mayFollowHandover(ctx.actor, parties, post.unit_code) : mayRead(ctx.actor, post.unit_code))
    const today = civilDate(ctx.now())
    const candidates = post.valid_to === null ? [] : await readSuccessors(ctx.db, post)
    const [line, ...others] = await toLines(ctx, [post, ...candidates, ...(successor ? [successor] : [])], today)
    if (!line) throw notFound()
    const role = await roleOf(ctx, post)
    const can = buttonsOf(ctx, post, role !== null)
    const items = handover ? await readItems(ctx.db, handover.id) : []
    const accounts = can.includes('give_role') ? await accountsOfMember(ctx, post.membership_id) : []
    const nameOf = (id: string) => others.find((one) => one.id === id)?.name ?? ''
    return {
      ...line,
      version: post.version,
      endNote: post.end_note,
      follows: post.follows,
      followedBy: await findNextTerm(ctx.db, post.id),
      can,
      role,
      accounts: accounts.map(({ login, name }) => ({ login, name })),
      handover: handover
        ? {
            startedAt: isoMoment(handover.started_at),
            doneAt: handover.done_at && isoMoment(handover.done_at),
            successor: successor ? { post: successor.id, name: nameOf(successor.id) } : null,
            items: items.map((item) => ({
              id: item.id,
              name: item.names[ctx.locale],
              note: item.note,
              givenAt: item.givenAt && isoMoment(item.givenAt),
              takenAt: item.takenAt && isoMoment(item.takenAt),
            })),
            may: SIDES.filter((side) => mayTick(ctx.actor, side, parties, post.unit_code).allowed),
          }
        : null,
      successors: candidates.map(({ id }) => ({ post: id, name: nameOf(id) })),
      events: (await readStream(ctx.db, post.id)).map((event) => ({
        type: event.type.replace('post.', ''),
        at: isoMoment(event.at),
        by: event.actorName,
      })),
    }
  },
})

/** The role that usually comes with the post, and in words what it lets its holder do. */
async function roleOf(ctx: Ctx, post: StoredPost) {
  const key = (await readKinds(ctx.db, post.level)).find((kind) => kind.key === post.kind)?.role
  const role = key && (await listRoles(ctx.db)).find((one) => one.key === key)
  if (!role) return null
  return {
    key: role.key,
    name: role.names[ctx.locale],
    permissions: role.permissions.map((permission) => ctx.t(permissionWords(permission))),
  }
}

function buttonsOf(ctx: Ctx, post: StoredPost, hasRole: boolean): PostDetail['can'] {
  const open = post.valid_to === null
  const manages = holds(ctx.actor, MANAGE, post.unit_code)
  const administers = [GRANT, ADMINISTER].every((one) => holds(ctx.actor, one, post.unit_code))
  const gives: PostDetail['can'] = post.position_id === null ? (hasRole ? ['give_role'] : []) : ['take_role']
  return [
    ...(manages ? (['change'] as const) : []),
    ...(manages && open ? (['end', 're_elect'] as const) : []),
    ...(manages && !open ? (['hand_over'] as const) : []),
    ...(administers && open ? gives : []),
  ]
}
