import { z } from 'zod'
import { groupCode } from '#kernel/codes/code-alphabet.ts'
import { Bytes } from '#kernel/files/bytes.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { unitCodesUnder } from '#modules/units/index.ts'
import { cardsFor, endCard, membersToPrint } from '../card.store.ts'
import { toCards } from '../card-view.reads.ts'
import { lockForChange } from '../change.commands.ts'
import { conflict, memberErrors, onField } from '../member.errors.ts'
import { memberEvent } from '../member.events.ts'
import { ADMIT, mayOnMember } from '../member.policy.ts'
import { findMembers } from '../member.questions.ts'
import { isStanding, type Member } from '../member.rules.ts'
import { cardPictures, cardPrint } from '../card-print.rules.ts'
import { PrintCards, RenewCard } from '../card.schema.ts'

const AT_MOST = 200

/** Cards of many members, ten to a sheet A4 with marks to cut along. Who had none gets one. */
export const printCards = operation({
  name: 'membership.print-cards',
  permission: ADMIT,
  kind: 'write',
  input: PrintCards,
  output: z.object({ bytes: Bytes, mediaType: z.string(), name: z.string() }),
  reveals: 'noted',
  async run(ctx, input) {
    const members = await membersMeant(ctx, input)
    if (members.length === 0) throw onField('members', memberErrors.noneChosen)
    for (const member of members) ctx.allow(mayOnMember(ctx.actor, ADMIT, member.unit))
    const { codes, fresh } = await cardsFor(
      ctx,
      members.map(({ id }) => id),
    )
    await ctx.record(fresh.map((id) => memberEvent(id, 'member.card_issued', { print: true })))
    ctx.reveal(members.map(({ personId }) => ({ type: 'person', id: personId, columns: ['name'] })))
    const cards = await toCards(ctx, members, codes)
    const bytes = await ctx.services.pdf.render({
      template: 'membership/cards',
      data: cardPrint(ctx, cards, civilDate(ctx.now())),
      assets: cardPictures(cards),
    })
    return { bytes, mediaType: 'application/pdf', name: `the-hoi-vien-${civilDate(ctx.now())}.pdf` }
  },
})

async function membersMeant(ctx: Ctx, input: z.output<typeof PrintCards>): Promise<Member[]> {
  if (input.unit !== undefined) ctx.allow(mayOnMember(ctx.actor, ADMIT, input.unit))
  const under = input.unit === undefined ? [] : await unitCodesUnder(ctx.db, input.unit, civilDate(ctx.now()))
  const ids = input.unit === undefined ? input.members : await membersToPrint(ctx.db, under, AT_MOST)
  const found = await findMembers(ctx.db, ids)
  return ids.flatMap((id) => found.get(id) ?? []).filter((member) => isStanding(member.state))
}

/** A lost card stands no more; she gets another code. */
export const renewCard = operation({
  name: 'membership.renew-card',
  permission: ADMIT,
  kind: 'write',
  input: RenewCard,
  output: z.object({ code: z.string() }),
  async run(ctx, { member: id }) {
    const { row } = await lockForChange(ctx, id, ADMIT)
    if (!isStanding(row.state)) throw conflict(memberErrors.notStanding)
    if (await endCard(ctx.db, id, ctx.now()))
      await ctx.record([memberEvent(id, 'member.card_ended', {}, { person: row.person_id })])
    const { codes } = await cardsFor(ctx, [id])
    await ctx.record([memberEvent(id, 'member.card_issued', { again: true }, { person: row.person_id })])
    return { code: groupCode(codes.get(id) ?? '') }
  },
})
