import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { RoleUsage } from './role-view.rules.ts'

/** Where each role is held now or later, by how many people, and whether it ever was. */
export async function readRoleUsage(db: Db, today: string): Promise<Map<string, RoleUsage>> {
  const { rows } = await sql<RoleUsage & { role: string }>`
    with held as (
      select p.role, p.account_id, p.unit_code,
             p.ended_at is null and (p.valid_to is null or p.valid_to >= ${today}::date) as open
        from positions p)
    select role, (count(distinct account_id) filter (where open))::int as people,
           coalesce(array_agg(distinct unit_code) filter (where open), '{}') as units, true as ever
      from held group by role`.execute(db)
  return new Map(rows.map(({ role, ...usage }) => [role, usage]))
}
