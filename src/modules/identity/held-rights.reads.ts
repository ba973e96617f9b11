import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { LocalText } from '#kernel/i18n/t.ts'

type Closure = { from: string; until: string | null }

/** A position that touched a day, with what its role was and who else held it; moments are texts, as JSON gives them. */
export type HeldRow = {
  id: string
  role: string
  roleNames: LocalText
  unit: string
  scope: 'subtree' | 'unit'
  validFrom: string
  validTo: string | null
  grantedAt: Date | null
  endedAt: Date | null
  endReason: string | null
  accountId: string
  login: string | null
  name: string
  closures: Closure[]
  versions: { permissions: string[]; until: string | null }[]
  substitutions: {
    id: string
    accountId: string
    login: string | null
    name: string
    permissions: string[] | null
    from: string
    until: string
    reason: string
    closures: Closure[]
  }[]
}

const closuresOf = (account: RawBuilder<unknown>) => sql`
  coalesce((select json_agg(json_build_object('from', c.from_at, 'until', c.until_at)) from account_closures c
             where c.account_id = ${account}), '[]')`

async function readHeld(db: Db, condition: RawBuilder<unknown>, day: string, limit: number): Promise<HeldRow[]> {
  const start = `${day}T00:00:00+07:00`
  const { rows } = await sql<HeldRow>`
    select p.id, p.role, r.names as "roleNames", p.unit_code as unit, p.scope, p.valid_from as "validFrom",
           p.valid_to as "validTo", p.granted_at as "grantedAt", p.ended_at as "endedAt", p.end_reason as "endReason",
           a.id as "accountId", a.login, a.display_name as name, ${closuresOf(sql`a.id`)} as closures,
           (select json_agg(v order by v.until nulls last) from (
              select h.permissions, h.until from role_history h where h.role = r.key
              union all select r.permissions, null) v) as versions,
           (select coalesce(json_agg(json_build_object('id', s.id, 'accountId', b.id, 'login', b.login, 'name', b.display_name,
                     'permissions', s.permissions, 'from', s.starts_at, 'until', least(s.ends_at, s.ended_at),
                     'reason', s.reason, 'closures', ${closuresOf(sql`b.id`)}) order by s.starts_at, s.id), '[]')
              from substitutions s join accounts b on b.id = s.substitute_id
             where s.position_id = p.id and s.starts_at < ${start}::timestamptz + interval '1 day'
               and least(s.ends_at, s.ended_at) > ${start}::timestamptz) as substitutions
      from positions p join roles r on r.key = p.role join accounts a on a.id = p.account_id
     where ${condition} and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to >= ${day}::date)
       and (p.ended_at is null or p.ended_at > ${start}::timestamptz)
     order by a.display_name collate "vi-x-icu", p.id limit ${limit}`.execute(db)
  return rows
}

/** Positions that covered the unit on that day: at it, or with everything below them at a unit above. `path` ends with it. */
export const readHeldAt = (db: Db, path: readonly string[], day: string, limit: number): Promise<HeldRow[]> =>
  readHeld(
    db,
    sql`(p.unit_code = ${path.at(-1) ?? ''} or (p.scope = 'subtree' and p.unit_code = any(${path as string[]})))`,
    day,
    limit,
  )

/** Positions that the account held that day, or held for somebody else. */
export const readHeldBy = (db: Db, accountId: string, day: string, limit: number): Promise<HeldRow[]> =>
  readHeld(
    db,
    sql`(p.account_id = ${accountId} or exists (select 1 from substitutions o where o.position_id = p.id
         and o.substitute_id = ${accountId}))`,
    day,
    limit,
  )

/** Every unit at which the account ever held a position, or stood in for one. */
export async function readUnitsEver(db: Db, accountId: string): Promise<string[]> {
  const { rows } = await sql<{ unit: string }>`
    select distinct p.unit_code as unit from positions p
     where p.account_id = ${accountId}
        or exists (select 1 from substitutions s where s.position_id = p.id and s.substitute_id = ${accountId})`.execute(
    db,
  )
  return rows.map((row) => row.unit)
}
