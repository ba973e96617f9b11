import { ownTables } from '#kernel/db/db.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { DuesTables } from './dues.table.ts'

type NewExemption = {
  id: string
  member: string
  reason: string
  percent: number
  firstYear: number
  lastYear: number | null
  evidence: string
}

export async function insertExemption(ctx: Ctx, given: NewExemption): Promise<void> {
  await ownTables<DuesTables>(ctx.db)
    .insertInto('dues_exemptions')
    .values({
      id: given.id,
      membership_id: given.member,
      reason: given.reason,
      percent: given.percent,
      first_year: given.firstYear,
      last_year: given.lastYear,
      evidence: given.evidence,
      granted_at: ctx.now(),
      granted_by: ctx.actor.accountId,
      ended_at: null,
      ended_by: null,
      end_reason: null,
    })
    .execute()
}

export async function endStoredExemption(ctx: Ctx, id: string, reason: string): Promise<void> {
  await ownTables<DuesTables>(ctx.db)
    .updateTable('dues_exemptions')
    .set({ ended_at: ctx.now(), ended_by: ctx.actor.accountId, end_reason: reason })
    .where('id', '=', id)
    .execute()
}
