import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { getUnit } from '#modules/units/index.ts'
import { forbidden } from '#kernel/access/actor.ts'
import { SetFee } from '../dues.schema.ts'
import { onField } from '../dues.errors.ts'
import { duesEvent } from '../dues.events.ts'
import { MANAGE, mayAtUnit } from '../dues.policy.ts'
import { shareFault } from '../fee.rules.ts'
import { saveFee } from '../fee.store.ts'
import { today } from '../ledger.store.ts'

/**
 * Sets the dues of a kind for a year, for a unit and all below it, by a decision. An earlier row for the same is replaced:
 * who paid by it owes the difference, if any; its receipts keep what was paid.
 */
export const setFee = operation({
  name: 'dues.set-fee',
  permission: MANAGE,
  kind: 'write',
  input: SetFee,
  output: z.object({ id: z.uuid() }),
  async run(ctx, input) {
    // For the whole association only the system (its data are set up so); a unit sets its own.
    ctx.allow(
      input.unit === null && ctx.actor.kind !== 'system' ? forbidden() : mayAtUnit(ctx.actor, MANAGE, input.unit ?? ''),
    )
    if (input.unit !== null) await getUnit(ctx.db, input.unit, today(ctx))
    const fault = shareFault(input)
    if (fault) throw onField('shares', fault)
    const id = ctx.ids.uuid()
    await saveFee(ctx, { id, ...input })
    await ctx.record([duesEvent('dues_fee', id, 'dues.fee_set', { ...input }, { first: true })])
    return { id }
  },
})
