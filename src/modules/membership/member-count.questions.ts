import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'

/** How many members each of these units itself had on the day (`YYYY-MM-DD`), active or suspended; none: left out. */
export async function countMembersAt(db: Db, codes: readonly string[], on: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; n: number }>`
    select p.unit_code as code, count(*)::int as n
      from membership_places p
      join membership_states s on s.membership_id = p.membership_id and s.state in ('active', 'suspended')
       and s.valid_from <= ${on}::date and (s.valid_to is null or s.valid_to >= ${on}::date)
      join memberships m on m.id = p.membership_id and m.state <> 'folded'
     where p.unit_code = any(${codes as string[]}) and p.valid_from <= ${on}::date
       and (p.valid_to is null or p.valid_to >= ${on}::date)
     group by 1`.execute(db)
  return new Map(rows.map(({ code, n }) => [code, n]))
}
