import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findMember, foldedInto } from '#modules/membership/index.ts'
import { findUnits } from '#modules/units/index.ts'
import type { EndReason } from '../post.rules.ts'
import { lockPostsAfter, type StoredPost } from '../post.store.ts'
import { closePost } from './end-post.ts'

/** Events of membership after which somebody can no longer hold a post. */
export const ENDING_EVENTS = ['member.left', 'member.died', 'member.transferred'] as const

const Heard = z.object({
  event: z.object({ streamId: z.uuid(), type: z.enum(ENDING_EVENTS), at: z.string() }).loose(),
})

/**
 * Who left or died holds no post any more; who moved keeps those of units that she still belongs to. The role that came
 * with a post goes with it. Idempotent: what is ended is not found again.
 */
export const endWithMembership = operation({
  name: 'cadres.end-with-membership',
  permission: 'cadres:end',
  kind: 'write',
  input: Heard,
  output: z.object({ ended: z.int() }),
  async run(ctx, { event }) {
    const today = civilDate(ctx.now())
    const member = await findMember(ctx.db, event.streamId)
    if (!member) return { ended: 0 }
    const moved = event.type === 'member.transferred'
    const last = moved ? today : (member.endedOn ?? today)
    // Of a merged record too: it is she who holds them.
    const posts: StoredPost[] = []
    for (const { id } of [member, ...(await foldedInto(ctx.db, [member.id]))])
      posts.push(...(await lockPostsAfter(ctx.db, id, last)))
    const path = (await findUnits(ctx.db, [member.unit], today)).get(member.unit)?.path ?? []
    // Readmitted in the meantime: what is open now began after.
    const over = posts.filter(
      (post) => !endsAsItBegins(post) && (moved ? !path.includes(post.unit_code) : member.endedOn !== null),
    )
    const reason: EndReason = moved ? 'transferred' : event.type === 'member.died' ? 'died' : 'left'
    // A post that would only begin has a day of its own to end on; the right that comes with it never begins.
    for (const post of over)
      await closePost(ctx, post, { lastDay: last < post.valid_from ? post.valid_from : last, roleUntil: last, reason })
    return { ended: over.length }
  },
})

/** A post that never began: ended here before, when this was heard for the first time. */
const endsAsItBegins = ({ valid_from, valid_to, end_reason }: StoredPost): boolean =>
  valid_to === valid_from && end_reason !== null
