import { z } from 'zod'
import { systemActor, type Actor } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { endPosition, findAccounts } from '#modules/identity/index.ts'
import { cadreErrors, conflict, notFound, onField } from '../post.errors.ts'
import { postEvent } from '../post.events.ts'
import { MANAGE, mayManage } from '../post.policy.ts'
import { plusDays, type EndReason } from '../post.rules.ts'
import { EndPost } from '../post.schema.ts'
import { lockPost, savePost, type Held, type StoredPost } from '../post.store.ts'

const AHEAD_DAYS = 366

/** Ends a post with its last day and the reason; the role that came with it ends on the same day. */
export const endPost = operation({
  name: 'cadres.end-post',
  permission: MANAGE,
  kind: 'write',
  input: EndPost,
  output: z.object({}),
  async run(ctx, input) {
    const post = await lockPost(ctx.db, input.post)
    if (!post) throw notFound()
    ctx.allow(mayManage(ctx.actor, post.unit_code))
    if (post.valid_to !== null) throw conflict(cadreErrors.ended)
    if (input.lastDay < post.valid_from) throw onField('lastDay', cadreErrors.periodReversed)
    if (input.lastDay > plusDays(civilDate(ctx.now()), AHEAD_DAYS)) throw onField('lastDay', cadreErrors.tooFar)
    await closePost(ctx, post, input)
    return {}
  },
})

/** `roleUntil`: last day of the role that came with it, when that is another than the post's. */
export type Ending = { lastDay: string; roleUntil?: string; reason: EndReason; note?: string }

/** Stores and records the end of a post. `keepsRole`: a new term goes on with it. */
export async function closePost(ctx: Ctx, post: StoredPost, end: Ending, keepsRole = false): Promise<void> {
  if (!keepsRole) await endRole(ctx, post, end.roleUntil ?? end.lastDay)
  await savePost(ctx.db, post, { valid_to: end.lastDay, end_reason: end.reason, end_note: end.note ?? null })
  const { unit_code: unit, kind } = post
  const data = { unit, kind, lastDay: end.lastDay, reason: end.reason, role: post.position_id !== null && !keepsRole }
  await ctx.record([postEvent(post.id, 'post.ended', post.membership_id, data)])
}

/**
 * Who may end the post ends what came with it, whether or not she administers accounts: taking rights away follows from
 * the post, giving them never does. The event names her.
 */
export async function endRole(ctx: Ctx, held: Held, lastDay: string, actor: Actor = systemActor): Promise<void> {
  if (held.position_id === null || held.position_account === null) return
  const account = (await findAccounts(ctx.db, [held.position_account])).get(held.position_account)
  const input = { login: account?.login ?? '', position: held.position_id, lastDay, reason: ctx.t('cadres.role_ended') }
  try {
    await endPosition.run({ ...ctx, actor }, input)
  } catch (error) {
    // Whoever administers accounts may have ended it before.
    if (!(error instanceof AppError && error.code === 'identity.position_ended')) throw error
  }
}
