import { z } from 'zod'
import { Bytes } from '#kernel/files/bytes.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { findMember } from '#modules/membership/index.ts'
import { accountsOfPerson } from '#modules/people/index.ts'
import { handoverPrint } from '../handover-print.rules.ts'
import { closeWhenDone, findHandover, readItems, startHandover, tickItem } from '../handover.store.ts'
import { cadreErrors, conflict, notFound, onField } from '../post.errors.ts'
import { postEvent } from '../post.events.ts'
import { MANAGE, mayFollowHandover, mayManage, mayTick, type Parties } from '../post.policy.ts'
import { findPost, readSuccessors } from '../post.reads.ts'
import { ByPost, StartHandover, TickHandover } from '../post.schema.ts'
import { lockPost, type StoredPost } from '../post.store.ts'
import { toLines } from '../post-view.reads.ts'

/** Begins the hand-over of a post that ended, or names who takes over. */
export const beginHandover = operation({
  name: 'cadres.start-handover',
  permission: MANAGE,
  kind: 'write',
  input: StartHandover,
  output: z.object({}),
  async run(ctx, input) {
    const post = await lockPost(ctx.db, input.post)
    if (!post) throw notFound()
    ctx.allow(mayManage(ctx.actor, post.unit_code))
    if (post.valid_to === null) throw conflict(cadreErrors.noTerm)
    const successors = await readSuccessors(ctx.db, post)
    if (input.successor !== undefined && !successors.some(({ id }) => id === input.successor))
      throw onField('successor', cadreErrors.wrongSuccessor)
    const [id, at, successor] = [ctx.ids.uuid(), ctx.now(), input.successor ?? null]
    await startHandover(ctx.db, { id, post: post.id, kind: post.kind, successor, at, today: civilDate(at) })
    await ctx.record([postEvent(post.id, 'post.handover_began', post.membership_id, { successor })])
    return {}
  },
})

/** The accounts of both sides of a hand-over that can tick for themselves. */
export async function partiesOf(
  ctx: Pick<Ctx, 'db'>,
  post: StoredPost,
  successor: StoredPost | undefined,
): Promise<Parties> {
  const accounts = async (one: StoredPost | undefined) => {
    const member = one && (await findMember(ctx.db, one.membership_id))
    return member ? accountsOfPerson(ctx.db, member.personId) : []
  }
  // Who died ticks nothing any more: the office says what was found.
  const given = post.end_reason === 'died' ? [] : await accounts(post)
  return { given, taken: await accounts(successor) }
}

/** One item, one side: "I gave it", "I have it". Whoever has an account ticks for herself. */
export const tickHandover = operation({
  name: 'cadres.tick-handover',
  permission: 'signed_in',
  kind: 'write',
  input: TickHandover,
  output: z.object({}),
  async run(ctx, input) {
    const post = await lockPost(ctx.db, input.post)
    const handover = post && (await findHandover(ctx.db, post.id))
    if (!post || !handover) throw notFound()
    const successor = handover.to_post_id === null ? undefined : await findPost(ctx.db, handover.to_post_id)
    const parties = await partiesOf(ctx, post, successor)
    ctx.allow(mayFollowHandover(ctx.actor, parties, post.unit_code))
    ctx.allow(mayTick(ctx.actor, input.side, parties, post.unit_code))
    const { item, side, note } = input
    const found = await tickItem(ctx.db, handover.id, { item, side, note, by: ctx.actor.accountId, at: ctx.now() })
    if (!found) throw notFound()
    const done = await closeWhenDone(ctx.db, handover.id, ctx.now())
    await ctx.record([
      postEvent(post.id, 'post.handover_ticked', post.membership_id, { item, side }),
      ...(done ? [postEvent(post.id, 'post.handover_done', post.membership_id)] : []),
    ])
    return {}
  },
})

/** The record of the hand-over, ready to sign (Decree 30/2020 layout); in Vietnamese. */
export const printHandover = question({
  name: 'cadres.print-handover',
  permission: 'signed_in',
  input: ByPost,
  output: z.object({ bytes: Bytes, mediaType: z.string(), name: z.string() }),
  reveals: 'noted',
  async run(ctx, input) {
    const post = await findPost(ctx.db, input.post)
    const handover = post && (await findHandover(ctx.db, post.id))
    if (!post || !handover) throw notFound()
    const successor = handover.to_post_id === null ? undefined : await findPost(ctx.db, handover.to_post_id)
    ctx.allow(mayFollowHandover(ctx.actor, await partiesOf(ctx, post, successor), post.unit_code))
    const today = civilDate(ctx.now())
    const vietnamese = { db: ctx.db, locale: 'vi' as const }
    const [from, to] = await toLines(vietnamese, successor ? [post, successor] : [post], today)
    if (!from) throw notFound()
    const items = await readItems(ctx.db, handover.id)
    const data = handoverPrint({ from, to, items, today })
    ctx.reveal([{ type: 'member', id: post.membership_id, columns: ['name'] }])
    const bytes = await ctx.services.pdf.render({ template: 'cadres/handover', data })
    return { bytes, mediaType: 'application/pdf', name: 'bien-ban-ban-giao.pdf' }
  },
})
