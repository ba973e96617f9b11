import { sql } from 'kysely'
import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
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
  output: z.object({ done: z.int(), more: z.boolean() }),
  async run(ctx) {
    const today = civilDate(ctx.now())
    const due = await dueTransfers(ctx.db, today, AT_ONCE)
    const settled: Settled[] = []
    for (const id of due) settled.push(await alone(ctx, id, today))
    const of = (one: Settled) => settled.filter((each) => each === one).length
    return { done: of('moved'), more: due.length === AT_ONCE && of('failed') < due.length }
  },
})

type Settled = 'moved' | 'closed' | 'failed'

/** Each by itself: one that cannot be done stays open for somebody to look at, and holds up no other. */
async function alone(ctx: Ctx, id: string, today: string): Promise<Settled> {
  await sql`savepoint transfer`.execute(ctx.db)
  try {
    const done = await settle(ctx, id, today)
    await sql`release savepoint transfer`.execute(ctx.db)
    return done
  } catch (error) {
    // A deadlock undoes the whole transaction; the pipeline runs it once more.
    if ((error as { code?: unknown }).code === '40P01') throw error
    await sql`rollback to savepoint transfer`.execute(ctx.db)
    ctx.log.error({ err: error, transfer: id }, 'a transfer could not be settled')
    return 'failed'
  }
}

async function settle(ctx: Ctx, id: string, today: string): Promise<Settled> {
  const transfer = await lockTransfer(ctx.db, id)
  if (!transfer || (transfer.state !== 'requested' && transfer.state !== 'released')) return 'closed'
  const member = await lockOpenly(ctx, transfer.membership_id)
  if (member && isStanding(member.row.state) && (await findUnit(ctx.db, transfer.to_unit, today))) {
    await completeTransfer(ctx, member, transfer, { on: today, automatic: true })
    return 'moved'
  }
  await saveTransfer(ctx.db, id, { state: 'withdrawn', decided_at: ctx.now() })
  return 'closed'
}
