import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findUnit } from '#modules/units/index.ts'
import { lockOpenly } from '../change.commands.ts'
import { isStanding } from '../member.rules.ts'
import { completeTransfer } from '../transfer.commands.ts'
import { dueTransfers, lockTransfer, saveTransfer } from '../transfer.store.ts'

const AT_ONCE = 500

/** Transfers that nobody answered in time are done. One whose member left, or whose unit is gone, is closed without. */
export const settleTransfers = operation({
  name: 'membership.settle-transfers',
  permission: 'members:settle',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ done: z.int() }),
  async run(ctx) {
    const today = civilDate(ctx.now())
    let done = 0
    for (const id of await dueTransfers(ctx.db, today, AT_ONCE)) {
      const transfer = await lockTransfer(ctx.db, id)
      if (!transfer || (transfer.state !== 'requested' && transfer.state !== 'released')) continue
      const member = await lockOpenly(ctx, transfer.membership_id)
      const goes = member && isStanding(member.row.state) && (await findUnit(ctx.db, transfer.to_unit, today))
      if (goes) await completeTransfer(ctx, member, transfer, { on: today, automatic: true })
      else await saveTransfer(ctx.db, id, { state: 'withdrawn', decided_at: ctx.now() })
      done += goes ? 1 : 0
    }
    return { done }
  },
})
