import { holds } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { unitForMembers } from './admission.commands.ts'
import { saveChange, type Changing } from './change.commands.ts'
import { findAssociation } from './kind.questions.ts'
import { movePlace } from './line.rules.ts'
import { conflict, memberErrors, onField } from './member.errors.ts'
import { memberEvent } from './member.events.ts'
import { TRANSFER } from './member.policy.ts'
import { isStanding } from './member.rules.ts'
import { daysAfter } from './timeline.rules.ts'
import { findOpenTransfer, insertTransfer, saveTransfer, type StoredTransfer } from './transfer.store.ts'

type Asked = { to: string; reason: string; as: StoredTransfer['requested_as'] }

/**
 * Opens a transfer. Whoever may let her go does so by asking; who may take her as well has done it all. Others wait, and
 * who keeps silent for as long as the association allows agrees. Answers the transfer as it stands then.
 */
export async function openTransfer(ctx: Ctx, member: Changing, { to, reason, as }: Asked): Promise<StoredTransfer> {
  const { row, unit } = member
  const today = civilDate(ctx.now())
  if (!isStanding(row.state)) throw conflict(memberErrors.notStanding)
  if (unit === to) throw onField('to', memberErrors.sameUnit)
  if (await findOpenTransfer(ctx.db, row.id)) throw conflict(memberErrors.transferOpen)
  const { association } = await unitForMembers(ctx, to, today, 'to')
  if (association.key !== row.association) throw onField('to', memberErrors.badUnit)
  const days = (await findAssociation(ctx.db, row.association))?.transferDays ?? 15
  const releases = as !== 'member' && holds(ctx.actor, TRANSFER, unit)
  const transfer: StoredTransfer = {
    id: ctx.ids.uuid(),
    membership_id: row.id,
    from_unit: unit,
    to_unit: to,
    state: releases ? 'released' : 'requested',
    requested_as: as,
    requested_by: ctx.actor.accountId,
    requested_at: ctx.now(),
    reason,
    due_on: daysAfter(today, days),
    released_at: releases ? ctx.now() : null,
    released_by: releases ? ctx.actor.accountId : null,
    decided_at: null,
    decided_by: null,
    automatic: false,
    effective_on: null,
    refusal: null,
  }
  await insertTransfer(ctx.db, transfer)
  const data = { transfer: transfer.id, from: unit, to, as, due: transfer.due_on }
  await ctx.record([memberEvent(row.id, 'member.transfer_requested', data, { person: row.person_id })])
  if (!releases || !holds(ctx.actor, TRANSFER, to)) return transfer
  return completeTransfer(ctx, member, transfer, { on: today, automatic: false })
}

/** She is in the new unit from that day on. Number, years and dues are the membership's and go with her. */
export async function completeTransfer(
  ctx: Ctx,
  member: Changing,
  transfer: StoredTransfer,
  { on, automatic }: { on: string; automatic: boolean },
): Promise<StoredTransfer> {
  const { row, places } = member
  if (!isStanding(row.state)) throw conflict(memberErrors.notStanding)
  if (on > civilDate(ctx.now())) throw onField('on', memberErrors.future)
  if (on < (places.at(-1)?.from ?? on)) throw onField('on', memberErrors.laterChange)
  await saveChange(ctx, member, {}, { places: movePlace(places, { from: on, to: null }, transfer.to_unit, 'transfer') })
  const done = {
    state: 'accepted' as const,
    effective_on: on,
    automatic,
    decided_at: ctx.now(),
    decided_by: ctx.actor.accountId,
    ...(transfer.released_at === null && { released_at: ctx.now(), released_by: ctx.actor.accountId }),
  }
  await saveTransfer(ctx.db, transfer.id, done)
  const data = { transfer: transfer.id, from: transfer.from_unit, to: transfer.to_unit, on, automatic }
  await ctx.record([memberEvent(row.id, 'member.transferred', data, { person: row.person_id })])
  return { ...transfer, ...done }
}
