import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { mandateErrors, notFound, onField, refusedMove } from '../mandate.errors.ts'
import { mandateEvent, type MandateEventType } from '../mandate.events.ts'
import { mayDeal, mayEndAtDesk, sideOf } from '../mandate.policy.ts'
import { lastDay, moveMandate, tidyScope, type MandateMove, type Side } from '../mandate.rules.ts'
import { ByMandate, NarrowMandate } from '../mandate.schema.ts'
import { lockMandate, saveMandate, toMandate, type MandateChange } from '../mandate.store.ts'
import type { MandateRow } from '../mandate.table.ts'

const Done = z.object({ id: z.uuid() })

/** The other side says no. */
export const refuseMandate = operation({
  name: 'mandates.refuse',
  permission: 'signed_in',
  kind: 'write',
  input: ByMandate,
  output: Done,
  run: (ctx, { mandate }) => end(ctx, mandate, 'mandate.refused', 'refuse'),
})

/** Who asked takes it back before anybody has answered. */
export const cancelMandate = operation({
  name: 'mandates.cancel',
  permission: 'signed_in',
  kind: 'write',
  input: ByMandate,
  output: Done,
  run: (ctx, { mandate }) => end(ctx, mandate, 'mandate.cancelled', 'cancel'),
})

/**
 * Either side ends it, at once: whoever is acting under it at this moment has lost the right with her next request. The
 * desk may end what it confirmed.
 */
export const revokeMandate = operation({
  name: 'mandates.revoke',
  permission: 'signed_in',
  kind: 'write',
  input: ByMandate,
  output: Done,
  run: (ctx, { mandate }) => end(ctx, mandate, 'mandate.revoked', 'revoke'),
})

/** Either side makes it smaller: fewer procedures, fewer acts, a shorter time. More needs a new request. */
export const narrowMandate = operation({
  name: 'mandates.narrow',
  permission: 'signed_in',
  kind: 'write',
  input: NarrowMandate,
  output: Done,
  async run(ctx, input) {
    ctx.allow(mayDeal(ctx.actor))
    const { row, side } = await lock(ctx, input.mandate)
    if (side === 'desk') throw notFound()
    const now = ctx.now()
    const today = civilDate(now)
    const scope = tidyScope({ procedures: input.procedures, acts: input.acts })
    if (scope.procedures.length === 0) throw onField('procedures', mandateErrors.noProcedure)
    const validUntil = input.validUntil === undefined ? row.valid_until : lastDay(today, input.validUntil)
    if (validUntil === undefined) throw onField('validUntil', mandateErrors.noDayLeft)
    const moved = moveMandate(toMandate(row), { kind: 'narrow', side, scope, validUntil }, now, today)
    if (!moved.ok) throw refusedMove(moved.refusal)
    const procedures = scope.procedures === 'all' ? null : [...scope.procedures]
    await saveMandate(ctx.db, row, { procedures, acts: [...scope.acts], valid_until: validUntil })
    const data = { by: side, procedures: scope.procedures, acts: scope.acts, until: validUntil }
    await ctx.record([event(row, 'mandate.narrowed', data)])
    return { id: row.id }
  },
})

async function end(ctx: Ctx, id: string, type: MandateEventType, kind: 'refuse' | 'cancel' | 'revoke') {
  const { row, side } = await lock(ctx, id)
  const now = ctx.now()
  const moved = moveMandate(toMandate(row), endingMove(kind, side), now, civilDate(now))
  if (!moved.ok) throw refusedMove(moved.refusal)
  await saveMandate(ctx.db, row, ended(moved.next.state, now, side))
  await ctx.record([event(row, type, { by: side })])
  return { id: row.id }
}

function endingMove(kind: 'refuse' | 'cancel' | 'revoke', side: Side | 'desk'): MandateMove {
  if (kind !== 'cancel') return { kind, side }
  if (side === 'desk') throw notFound()
  return { kind, side }
}

export const ended = (state: MandateRow['state'], at: Date, by: MandateRow['ended_by']): MandateChange => ({
  state,
  ended_at: at,
  ended_by: by,
  code_hash: null,
  code_enc: null,
  code_until: null,
})

async function lock(ctx: Ctx, id: string): Promise<{ row: MandateRow; side: Side | 'desk' }> {
  const row = await lockMandate(ctx.db, id)
  const side = row && (sideOf(ctx.actor, row) ?? (mayEndAtDesk(ctx.actor, row) ? 'desk' : undefined))
  if (!row || !side) throw notFound()
  return { row, side }
}

const event = (row: MandateRow, type: MandateEventType, data: Record<string, unknown>) =>
  mandateEvent(row.id, type, data, [row.representative_id, row.principal_id])
