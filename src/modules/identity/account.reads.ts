import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { readStream } from '#kernel/events/event.store.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import type { IdentityTables } from './identity.table.ts'

export type PositionRow = {
  id: string
  role: string
  names: LocalText
  unit: string
  validFrom: string
  validTo: string | null
  endedAt: string | null
  scope: 'subtree' | 'unit'
  endReason: string | null
}

export type AccountRow = {
  id: string
  login: string
  phone: string | null
  name: string
  unit: string | null
  createdAt: Date
  disabledAt: Date | null
  positions: PositionRow[]
}

export type AccountFilter = {
  /** Unit codes that the reader administers; `all` for the system. */
  units: readonly string[] | 'all'
  q?: string | undefined
  login?: string | undefined
  state?: 'active' | 'disabled' | undefined
  after?: { name: string; id: string } | undefined
  limit: number
}

const escapeLike = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/** One page of accounts with all their positions, by name in Vietnamese order. Search ignores accents and case. */
export async function readAccounts(db: Db, filter: AccountFilter): Promise<AccountRow[]> {
  const { units, q, login, state, after, limit } = filter
  const within =
    units === 'all'
      ? sql`true`
      : sql`(a.unit_code = any(${units}) or exists (select 1 from positions p where p.account_id = a.id
               and p.ended_at is null and p.unit_code = any(${units})))`
  const conditions = [
    within,
    // Residents look after their accounts themselves.
    sql`a.login is not null`,
    ...(login === undefined ? [] : [sql`a.login = ${login}`]),
    ...(q === undefined ? [] : [matches(q)]),
    ...(state === undefined
      ? []
      : [state === 'disabled' ? sql`a.disabled_at is not null` : sql`a.disabled_at is null`]),
    ...(after === undefined
      ? []
      : [sql`(a.display_name collate "vi-x-icu", a.id) > (${after.name}, ${after.id}::uuid)`]),
  ]
  const { rows } = await sql<AccountRow>`
    select a.id, a.login, a.phone, a.display_name as name, a.unit_code as unit, a.created_at as "createdAt",
           a.disabled_at as "disabledAt",
           (select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role, 'names', r.names, 'unit', p.unit_code,
              'validFrom', p.valid_from, 'scope', p.scope, 'endReason', p.end_reason, 'validTo', p.valid_to, 'endedAt', p.ended_at) order by p.valid_from desc, p.id), '[]')
              from positions p join roles r on r.key = p.role where p.account_id = a.id) as positions
      from accounts a where ${sql.join(conditions, sql` and `)}
     order by a.display_name collate "vi-x-icu", a.id limit ${limit}`.execute(db)
  return rows
}

function matches(q: string) {
  const digits = q.replaceAll(/\D/g, '').replace(/^(84|0)/, '')
  const byPhone = digits.length >= 4 ? sql`or a.phone like ${`%${digits}%`}` : sql``
  return sql`(f_unaccent(a.display_name || ' ' || a.login) like '%' || f_unaccent(${escapeLike(q)}) || '%' ${byPhone})`
}

export type SessionRow = {
  id: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  userAgent: string
  methods: string[]
  shared: boolean
  network: string
}

/** Sessions of the account that are open, the last used first. */
export async function readSessions(db: Db, accountId: string, now: Date): Promise<SessionRow[]> {
  return ownTables<IdentityTables>(db)
    .selectFrom('sessions')
    .select([
      'id',
      'created_at as createdAt',
      'last_seen_at as lastSeenAt',
      'expires_at as expiresAt',
      'user_agent as userAgent',
      'methods',
      'shared',
      'network',
    ])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .limit(50)
    .execute()
}

/** The latest events of an account, newest first. */
export async function readTimeline(db: Db, accountId: string, limit: number) {
  return (await readStream(db, accountId)).toReversed().slice(0, limit)
}

export type OwnSession = { expiresAt: Date; name: string; login: string | null; phone: string | null }

export async function readOwnSession(db: Db, id: string): Promise<OwnSession | undefined> {
  return ownTables<IdentityTables>(db)
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select(['sessions.expires_at as expiresAt', 'accounts.display_name as name', 'accounts.login', 'accounts.phone'])
    .where('sessions.id', '=', id)
    .executeTakeFirst()
}

/** The e-identity provider that a session came from. */
export async function readProvider(db: Db, sessionId: string): Promise<string | null> {
  const query = ownTables<IdentityTables>(db).selectFrom('sessions').select('provider').where('id', '=', sessionId)
  return (await query.executeTakeFirst())?.provider ?? null
}
