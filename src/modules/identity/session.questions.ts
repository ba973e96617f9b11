import { CompiledQuery } from 'kysely'
import { publicActor, type Actor, type Position } from '#kernel/access/actor.ts'
import type { Db } from '#kernel/db/db.ts'
import type { Credentials } from '#kernel/http/face.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import { findUnits, unitCodesUnder } from '#modules/units/index.ts'
import { hasTwoFactors, isIdle, isSessionToken, sessionLimits, TOUCH_MILLIS, tokenHash } from './session.rules.ts'

type PositionRow = {
  id: string
  role: string
  names: LocalText
  unit: string
  permissions: string[]
  secondFactor: boolean
  idleMinutes: number
  absoluteMinutes: number
}
type SessionRow = {
  sessionId: string
  accountId: string
  name: string
  kind: 'person' | 'machine'
  lastSeenAt: Date
  methods: string[]
  level: 0 | 1 | 2
  confirmedAt: Date | null
  shared: boolean
  mandateId: string | null
  positions: PositionRow[]
}

type CoveredPosition = Pick<PositionRow, 'id' | 'role' | 'names' | 'unit' | 'permissions'>

/** Who acts, and the mandate under which she says she acts: whether that still holds is for its module to say. */
export type Identified = Actor & { mandateId?: string }

// Asked by every request of every desk, so: one statement of constant text, which the driver prepares.
const FIND_SESSION = `
  select s.id as "sessionId", a.id as "accountId", a.display_name as name, a.kind, s.last_seen_at as "lastSeenAt",
         s.methods, s.level, s.confirmed_at as "confirmedAt", s.shared, s.mandate_id as "mandateId",
         (select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role, 'names', r.names, 'unit', p.unit_code,
                                                     'permissions', r.permissions, 'secondFactor', r.second_factor,
                                                     'idleMinutes', r.idle_minutes, 'absoluteMinutes', r.absolute_minutes)
                                    order by p.valid_from, p.id), '[]')
            from positions p join roles r on r.key = p.role
           where p.account_id = a.id and p.ended_at is null
             and p.valid_from <= $3::date and (p.valid_to is null or p.valid_to >= $3::date)) as positions
    from sessions s join accounts a on a.id = s.account_id
   where s.token_sha256 = $1 and s.ended_at is null and s.expires_at > $2 and a.disabled_at is null`

const TOUCH = `update sessions set last_seen_at = $2 where id = $1 and last_seen_at < $2`

/**
 * Who acts, by a session cookie or bearer token; the public when the token is unknown, ended, expired, idle for too
 * long or of a disabled account. Positions are read anew each time, so a right that is taken away is gone at once.
 * `now` decides expiry and which positions are valid (civil date of Vietnam). Writes "last seen" at most once a minute.
 */
export async function identify(db: Db, credentials: Credentials, now: Date): Promise<Identified> {
  const { sessionToken, opened } = credentials
  if (sessionToken === undefined || !isSessionToken(sessionToken)) return { ...publicActor, opened }
  const today = civilDate(now)
  const query = CompiledQuery.raw(FIND_SESSION, [tokenHash(sessionToken), now, today])
  const row = (await db.executeQuery<SessionRow>(query)).rows[0]
  if (!row || isIdle(row.lastSeenAt, sessionLimits(row.positions, row.shared), now)) return { ...publicActor, opened }
  if (now.getTime() - row.lastSeenAt.getTime() >= TOUCH_MILLIS)
    await db.executeQuery(CompiledQuery.raw(TOUCH, [row.sessionId, now]))
  const needsFactor = row.positions.some((position) => position.secondFactor) && !hasTwoFactors(row.methods, row.level)
  return {
    kind: 'account',
    accountId: row.accountId,
    name: row.name,
    level: row.level,
    positions: needsFactor ? [] : await toPositions(db, row.positions, today),
    opened,
    sessionId: row.sessionId,
    ...(row.confirmedAt && { confirmedAt: row.confirmedAt }),
    ...(row.shared && { shared: true }),
    ...(row.kind === 'machine' && { machine: true }),
    ...(row.mandateId !== null && { mandateId: row.mandateId }),
    ...(needsFactor && { needs: 'second_factor' as const }),
  }
}

/** Positions with the units they cover on that day; a unit that no longer exists then covers nothing. */
export async function toPositions(db: Db, rows: readonly CoveredPosition[], today: string): Promise<Position[]> {
  if (rows.length === 0) return []
  const codes = [...new Set(rows.map((row) => row.unit))]
  const units = await findUnits(db, codes, today)
  return Promise.all(
    rows.map(async (row) => {
      const unit = units.get(row.unit)
      return {
        id: row.id,
        role: row.role,
        roleName: row.names,
        unitCode: row.unit,
        unitName: unit?.name ?? row.unit,
        ...(unit && { unitNames: { vi: unit.name, en: unit.nameEn, pl: unit.name } }),
        units: unit ? await unitCodesUnder(db, row.unit, today) : [],
        permissions: new Set(row.permissions),
      }
    }),
  )
}
