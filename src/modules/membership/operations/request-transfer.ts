import { holds } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { unitForMembers } from '../admission.commands.ts'
import { lockOpenly, type Changing } from '../change.commands.ts'
import { memberErrors, notFound, onField } from '../member.errors.ts'
import { mayOnMember, TRANSFER } from '../member.policy.ts'
import { RequestOwnTransfer, RequestTransfer, TransferMoved } from '../transfer.schema.ts'
import { findByNumber } from '../member.store.ts'
import { ownMeant } from '../own-choice.rules.ts'
import { standingOfAccount } from '../own-membership.questions.ts'
import { openTransfer } from '../transfer.commands.ts'

/** The unit that she leaves, or the one that she moves to (by the number on her card), asks for the transfer. */
export const requestTransfer = operation({
  name: 'membership.request-transfer',
  permission: TRANSFER,
  kind: 'write',
  input: RequestTransfer,
  output: TransferMoved,
  async run(ctx, input) {
    const member = await memberMeant(ctx, input)
    const releases = holds(ctx.actor, TRANSFER, member.unit)
    if (!releases) ctx.allow(mayOnMember(ctx.actor, TRANSFER, input.to))
    const { id, state } = await openTransfer(ctx, member, { ...input, as: releases ? 'from' : 'to' })
    return { id, state }
  },
})

async function memberMeant(
  ctx: Ctx,
  input: { member?: string | undefined; number?: string | undefined; to: string },
): Promise<Changing> {
  if (input.number !== undefined) {
    const { association } = await unitForMembers(ctx, input.to, civilDate(ctx.now()), 'to')
    const id = await findByNumber(ctx.db, association.key, input.number)
    const found = id && (await lockOpenly(ctx, id))
    if (!found) throw onField('number', memberErrors.noSuchNumber)
    return found
  }
  const found = input.member === undefined ? undefined : await lockOpenly(ctx, input.member)
  if (!found) throw notFound()
  // By its id she is known only to who may see her.
  ctx.allow(mayOnMember(ctx.actor, TRANSFER, found.unit))
  return found
}

/** The member moves and asks herself. */
export const requestOwnTransfer = operation({
  name: 'membership.request-own-transfer',
  permission: 'signed_in',
  kind: 'write',
  input: RequestOwnTransfer,
  output: TransferMoved,
  async run(ctx, input) {
    const own = ownMeant(await standingOfAccount(ctx.db, ctx.actor), input.member)
    const member = await lockOpenly(ctx, own.id)
    if (!member) throw notFound()
    const { id, state } = await openTransfer(ctx, member, { ...input, as: 'member' })
    return { id, state }
  },
})
