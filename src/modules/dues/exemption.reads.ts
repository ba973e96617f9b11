import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { DuesTables, ExemptionRow, ReasonRow } from './dues.table.ts'
import type { ExemptionView } from './dues.schema.ts'

/** Reasons for which an association frees members from dues, in their order. */
export const readReasons = (db: Db, association: string): Promise<ReasonRow[]> =>
  ownTables<DuesTables>(db)
    .selectFrom('dues_exemption_reasons')
    .select(['key', 'association', 'names', 'percent', 'evidence_needed', 'sort'])
    .where('association', '=', association)
    .orderBy('sort')
    .execute()

/** Exemptions of these memberships, those that ended too, newest first. */
export async function readMemberExemptions(ctx: Ctx, memberships: readonly string[]): Promise<ExemptionView[]> {
  const { rows } = await sql<ExemptionRow & { names: LocalText | null }>`
    select e.id, e.reason, e.percent, e.first_year, e.last_year, e.evidence, e.granted_at, e.ended_at, e.end_reason, (select r.names from dues_exemption_reasons r where r.key = e.reason limit 1) as names
      from dues_exemptions e where e.membership_id = any(${[...memberships]}::uuid[]) order by e.granted_at desc, e.id`.execute(
    ctx.db,
  )
  return rows.map((row) => ({
    id: row.id,
    reason: row.names?.[ctx.locale] ?? row.reason,
    percent: row.percent,
    firstYear: row.first_year,
    lastYear: row.last_year,
    evidence: row.evidence,
    grantedOn: civilDate(row.granted_at),
    ended: row.ended_at === null ? null : { on: civilDate(row.ended_at), reason: row.end_reason ?? '' },
  }))
}

/** The exemption, locked until the end of the transaction. */
export const lockExemption = (
  db: Db,
  id: string,
): Promise<Pick<ExemptionRow, 'id' | 'membership_id' | 'ended_at'> | undefined> =>
  ownTables<DuesTables>(db)
    .selectFrom('dues_exemptions')
    .select(['id', 'membership_id', 'ended_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
