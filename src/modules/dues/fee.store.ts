import { sql } from 'kysely'
import { ownTables } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { DuesTables } from './dues.table.ts'
import type { Fee } from './fee.rules.ts'

/**
 * Sets the fee; one in force for the same unit, year and kind is replaced and kept. Of two who set it at once, the second
 * waits and replaces what the first set.
 */
export async function saveFee(ctx: Ctx, fee: Fee): Promise<void> {
  const key = `dues.fee ${fee.association} ${fee.unit ?? ''} ${fee.year} ${fee.kind}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(ctx.db)
  await sql`
    update dues_fees set replaced_at = ${ctx.now()}
     where association = ${fee.association} and unit_code is not distinct from ${fee.unit} and year = ${fee.year}
       and kind = ${fee.kind} and replaced_at is null`.execute(ctx.db)
  await ownTables<DuesTables>(ctx.db)
    .insertInto('dues_fees')
    .values({
      id: fee.id,
      association: fee.association,
      unit_code: fee.unit,
      year: fee.year,
      kind: fee.kind,
      period: fee.period,
      amount: fee.amount,
      share_in: fee.shareIn,
      shares: sql`${JSON.stringify(fee.shares)}::jsonb` as never,
      decision: fee.decision,
      set_at: ctx.now(),
      set_by: ctx.actor.accountId,
      replaced_at: null,
    })
    .execute()
}
