import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import type { SubstitutionRow } from './substitution-view.rules.ts'

/** Which substitutions: of one account (either side), or of positions at these units; the latest first. */
export type SubstitutionFilter = { account: string } | { units: readonly string[] | 'all' }

export async function readSubstitutions(
  db: Db,
  filter: SubstitutionFilter,
  page: { after?: { startsAt: string; id: string } | undefined; limit: number },
): Promise<SubstitutionRow[]> {
  const whose =
    'account' in filter
      ? sql`(s.substitute_id = ${filter.account} or p.account_id = ${filter.account})`
      : filter.units === 'all'
        ? sql`true`
        : sql`p.unit_code = any(${filter.units as string[]})`
  const rest = page.after
    ? sql`and (s.starts_at, s.id) < (${page.after.startsAt}::timestamptz, ${page.after.id}::uuid)`
    : sql``
  const { rows } = await sql<SubstitutionRow>`
    select s.id, s.position_id as position, p.role, r.names as "roleNames", p.unit_code as unit,
           h.id as "holderId", h.display_name as holder, b.id as "substituteId", b.display_name as substitute,
           s.permissions, s.starts_at as "startsAt", s.ends_at as "endsAt", s.reason, s.ended_at as "endedAt",
           s.end_reason as "endReason"
      from substitutions s join positions p on p.id = s.position_id join roles r on r.key = p.role
      join accounts h on h.id = p.account_id join accounts b on b.id = s.substitute_id
     where ${whose} ${rest} order by s.starts_at desc, s.id desc limit ${page.limit}`.execute(db)
  return rows
}

export type PositionChoice = {
  id: string
  accountId: string
  login: string
  name: string
  role: string
  roleNames: LocalText
  unit: string
  permissions: string[]
}

/** Positions held today, of one account or at these units, with who holds them: what can be handed on. */
export async function readHeldPositions(
  db: Db,
  filter: { account: string } | { units: readonly string[] },
  today: string,
  limit: number,
): Promise<PositionChoice[]> {
  const whose =
    'account' in filter ? sql`p.account_id = ${filter.account}` : sql`p.unit_code = any(${filter.units as string[]})`
  const { rows } = await sql<PositionChoice>`
    select p.id, a.id as "accountId", a.login, a.display_name as name, p.role, r.names as "roleNames",
           p.unit_code as unit, r.permissions
      from positions p join accounts a on a.id = p.account_id join roles r on r.key = p.role
     where ${whose} and p.ended_at is null and a.disabled_at is null and a.login is not null
       and (p.valid_to is null or p.valid_to >= ${today}::date)
     order by a.display_name collate "vi-x-icu", p.id limit ${limit}`.execute(db)
  return rows
}
