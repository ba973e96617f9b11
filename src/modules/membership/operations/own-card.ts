import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { cardsFor, findCard } from '../card.store.ts'
import { toCards } from '../card-view.reads.ts'
import { notFound } from '../member.errors.ts'
import { memberEvent } from '../member.events.ts'
import { CardView } from '../card.schema.ts'
import type { Member } from '../member.rules.ts'
import { standingOfAccount } from '../own-membership.questions.ts'

/** The caller's own card, for the telephone; null while she has asked for none. */
export const getOwnCard = question({
  name: 'membership.own-card',
  permission: 'signed_in',
  input: z.strictObject({}),
  output: z.object({ member: z.boolean(), card: CardView.nullable() }),
  async run(ctx) {
    const member = await standingOfAccount(ctx.db, ctx.actor)
    const code = member && (await findCard(ctx.db, member.id))
    return { member: member !== undefined, card: member && code !== undefined ? await cardOf(ctx, member, code) : null }
  },
})

/** She asks for her card; asking again gives the same one. */
export const issueOwnCard = operation({
  name: 'membership.issue-own-card',
  permission: 'signed_in',
  kind: 'write',
  input: z.strictObject({}),
  output: CardView,
  async run(ctx) {
    const member = await standingOfAccount(ctx.db, ctx.actor)
    if (!member) throw notFound()
    const { codes, fresh } = await cardsFor(ctx, [member.id])
    await ctx.record(fresh.map((id) => memberEvent(id, 'member.card_issued', {}, { person: member.personId })))
    const card = await cardOf(ctx, member, codes.get(member.id) ?? '')
    if (!card) throw notFound()
    return card
  },
})

const cardOf = async (ctx: Ctx, member: Member, code: string) =>
  (await toCards(ctx, [member], new Map([[member.id, code]])))[0] ?? null
