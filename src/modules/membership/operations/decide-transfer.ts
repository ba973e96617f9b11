import { hidden, holds } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { lockOpenly } from '../change.commands.ts'
import { conflict, memberErrors, notFound, onField } from '../member.errors.ts'
import { memberEvent, type MemberEventType } from '../member.events.ts'
import { READ } from '../member.policy.ts'
import { DecideTransfer, TransferMoved } from '../transfer.schema.ts'
import { completeTransfer } from '../transfer.commands.ts'
import { movesOf } from '../transfer.policy.ts'
import { lockTransfer, saveTransfer, type StoredTransfer } from '../transfer.store.ts'

/** One side answers: lets her go, takes her, or says no with a reason; who asked takes it back. */
export const decideTransfer = operation({
  name: 'membership.decide-transfer',
  permission: 'signed_in',
  kind: 'write',
  input: DecideTransfer,
  output: TransferMoved,
  async run(ctx, input) {
    const transfer = await lockTransfer(ctx.db, input.transfer)
    if (!transfer) throw notFound()
    const { from_unit, to_unit } = transfer
    const moves = movesOf(ctx.actor, transfer)
    if (!moves.includes(input.decision)) {
      const asked = ctx.actor.kind === 'account' && transfer.requested_by === ctx.actor.accountId
      if (!asked && !holds(ctx.actor, READ, from_unit) && !holds(ctx.actor, READ, to_unit)) ctx.allow(hidden)
      const isOver = transfer.state !== 'requested' && transfer.state !== 'released'
      throw conflict(isOver ? memberErrors.alreadyDecided : memberErrors.notAtUnit)
    }
    if (input.decision === 'accept') return accept(ctx, transfer, input.on)
    if (input.decision === 'refuse' && input.reason === '') throw onField('reason', memberErrors.reasonMissing)
    return answer(ctx, transfer, input)
  },
})

async function accept(ctx: Ctx, transfer: StoredTransfer, on: string | undefined) {
  const member = await lockOpenly(ctx, transfer.membership_id)
  if (!member) throw notFound()
  await completeTransfer(ctx, member, transfer, { on: on ?? civilDate(ctx.now()), automatic: false })
  return { id: transfer.id, state: 'accepted' as const }
}

async function answer(ctx: Ctx, transfer: StoredTransfer, input: { decision: string; reason: string }) {
  const now = ctx.now()
  const by = ctx.actor.accountId
  const [state, type, change] = answers(input, now, by)
  await saveTransfer(ctx.db, transfer.id, { state, ...change })
  await ctx.record([memberEvent(transfer.membership_id, type, { transfer: transfer.id })])
  return { id: transfer.id, state }
}

type Answer = [state: 'released' | 'refused' | 'withdrawn', type: MemberEventType, change: Partial<StoredTransfer>]

function answers(input: { decision: string; reason: string }, now: Date, by: string | null): Answer {
  if (input.decision === 'release')
    return ['released', 'member.transfer_released', { released_at: now, released_by: by }]
  const decided = { decided_at: now, decided_by: by }
  if (input.decision === 'refuse') return ['refused', 'member.transfer_refused', { ...decided, refusal: input.reason }]
  return ['withdrawn', 'member.transfer_withdrawn', decided]
}
