import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { Bytes } from '#kernel/files/bytes.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { cardsFor, findCard } from '../card.store.ts'
import { toCards } from '../card-view.reads.ts'
import { notFound } from '../member.errors.ts'
import { memberEvent } from '../member.events.ts'
import { CardView } from '../card.schema.ts'
import { cardPictures, cardPrint } from '../card-print.rules.ts'
import type { Member } from '../member.rules.ts'
import { OwnChoice, OwnMember } from '../own-choice.schema.ts'
import { ownMeant, ownNamed } from '../own-choice.rules.ts'
import { ownChoices, standingOfAccount } from '../own-membership.questions.ts'

/** The caller's own card in one of her associations, for the telephone; null while she has asked for none. */
export const getOwnCard = question({
  name: 'membership.own-card',
  permission: 'signed_in',
  input: OwnMember,
  output: z.object({
    member: z.boolean(),
    /** The membership whose card it is. */
    membership: z.uuid().nullable(),
    card: CardView.nullable(),
    /** All her standing memberships: each has a card of its own. */
    memberships: z.array(OwnChoice),
  }),
  async run(ctx, input) {
    const mine = await standingOfAccount(ctx.db, ctx.actor)
    const member = ownNamed(mine, input.member)
    const code = member && (await findCard(ctx.db, member.id))
    return {
      member: member !== undefined,
      membership: member?.id ?? null,
      card: member && code !== undefined ? await cardOf(ctx, member, code) : null,
      memberships: await ownChoices(ctx, mine),
    }
  },
})

/** She asks for her card; asking again gives the same one. */
export const issueOwnCard = operation({
  name: 'membership.issue-own-card',
  permission: 'signed_in',
  kind: 'write',
  input: OwnMember,
  output: CardView,
  async run(ctx, input) {
    const member = ownMeant(await standingOfAccount(ctx.db, ctx.actor), input.member)
    const { codes, fresh } = await cardsFor(ctx, [member.id])
    await ctx.record(fresh.map((id) => memberEvent(id, 'member.card_issued', {}, { person: member.personId })))
    const card = await cardOf(ctx, member, codes.get(member.id) ?? '')
    if (!card) throw notFound()
    return card
  },
})

/** Her card on paper, for who has asked for one. */
export const printOwnCard = question({
  name: 'membership.print-own-card',
  permission: 'signed_in',
  input: OwnMember,
  output: z.object({ bytes: Bytes, mediaType: z.string(), name: z.string() }),
  async run(ctx, input) {
    const member = ownMeant(await standingOfAccount(ctx.db, ctx.actor), input.member)
    const code = await findCard(ctx.db, member.id)
    const card = code === undefined ? null : await cardOf(ctx, member, code)
    if (!card) throw notFound()
    const bytes = await ctx.services.pdf.render({
      template: 'membership/cards',
      data: cardPrint(ctx, [card], civilDate(ctx.now())),
      assets: cardPictures([card]),
    })
    return { bytes, mediaType: 'application/pdf', name: `the-hoi-vien-${card.number}.pdf` }
  },
})

const cardOf = async (ctx: Ctx, member: Member, code: string) =>
  (await toCards(ctx, [member], new Map([[member.id, code]])))[0] ?? null
