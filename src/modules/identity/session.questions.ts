import { CompiledQuery } from 'kysely'
import { publicActor, type Actor, type Lapsed, type Position, type Substituted } from '#kernel/access/actor.ts'
import type { Db } from '#kernel/db/db.ts'
import type { Credentials } from '#kernel/http/face.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import { findUnitsEver, formerCodesWithin, standsOn, unitCodesUnder } from '#modules/units/index.ts'
import {
  hasTwoFactors,
  isIdle,
  isPhoneOnly,
  isSessionToken,
  sessionLimits,
  tokenHash,
  TOUCH_MILLIS,
  type SessionLimits,
} from './session.rules.ts'

type PositionRow = {
  id: string
  role: string
  names: LocalText
  unit: string
  permissions: string[]
  secondFactor: boolean
  idleMinutes: number
  absoluteMinutes: number
  scope: 'subtree' | 'unit'
  gives: 'own' | 'all'
  /** Somebody else's position, held by a substitution. */
  substitutes: Substituted | null
}
type SessionRow = {
  sessionId: string
  accountId: string
  name: string
  kind: 'person' | 'machine'
  lastSeenAt: Date
  ended: boolean
  expired: boolean
  closed: boolean
  methods: string[]
  level: 0 | 1 | 2
  confirmedAt: Date | null
  shared: boolean
  mandateId: string | null
  positions: PositionRow[]
  substituted: PositionRow[]
}

type CoveredPosition = Pick<PositionRow, 'id' | 'role' | 'names' | 'unit' | 'permissions'> &
  Partial<Pick<PositionRow, 'scope' | 'gives' | 'substitutes'>>

/** Who acts, and the mandate under which she says she acts: whether that still holds is for its module to say. */
export type Identified = Actor & { mandateId?: string }

// Asked by every request of every desk, so: one statement of constant text, which the driver prepares.
const FIND_SESSION = `
  select s.id as "sessionId", a.id as "accountId", a.display_name as name, a.kind, s.last_seen_at as "lastSeenAt",
         s.ended_at is not null as ended, s.expires_at <= $2 as expired, a.disabled_at is not null as closed,
         s.methods, s.level, s.confirmed_at as "confirmedAt", s.shared, s.mandate_id as "mandateId",
         (select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role, 'names', r.names, 'unit', p.unit_code,
                                                     'scope', p.scope, 'gives', r.gives, 'permissions', r.permissions,
                                                     'secondFactor', r.second_factor, 'idleMinutes', r.idle_minutes,
                                                     'absoluteMinutes', r.absolute_minutes)
                                    order by p.valid_from, p.id), '[]')
            from positions p join roles r on r.key = p.role
           where p.account_id = a.id and p.ended_at is null
             and p.valid_from <= $3::date and (p.valid_to is null or p.valid_to >= $3::date)) as positions,
         (select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role, 'names', r.names, 'unit', p.unit_code,
                                                     'scope', p.scope, 'gives', case when u.permissions is null then r.gives else 'own' end,
                                                     'permissions', array(select unnest(r.permissions) intersect
                                                                          select unnest(coalesce(u.permissions, r.permissions))),
                                                     'secondFactor', r.second_factor, 'idleMinutes', r.idle_minutes,
                                                     'absoluteMinutes', r.absolute_minutes,
                                                     'substitutes', json_build_object('id', u.id, 'accountId', h.id, 'name', h.display_name))
                                    order by u.starts_at, u.id), '[]')
            from substitutions u join positions p on p.id = u.position_id join roles r on r.key = p.role
            join accounts h on h.id = p.account_id
           where u.substitute_id = a.id and u.ended_at is null and u.starts_at <= $2 and u.ends_at > $2
             and h.disabled_at is null and p.ended_at is null
             and p.valid_from <= $3::date and (p.valid_to is null or p.valid_to >= $3::date)) as substituted
    from sessions s join accounts a on a.id = s.account_id
   where s.token_sha256 = $1`

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
  if (!row) return { ...publicActor, opened }
  const all = [...row.positions, ...row.substituted]
  const why = whyOver(row, sessionLimits(all, row.shared), now)
  // On a device of others nothing that was opened during the session outlives it.
  if (why) return { ...publicActor, opened: row.shared ? [] : opened, lapsed: { why, shared: row.shared } }
  if (now.getTime() - row.lastSeenAt.getTime() >= TOUCH_MILLIS)
    await db.executeQuery(CompiledQuery.raw(TOUCH, [row.sessionId, now]))
  const oneFactor = !hasTwoFactors(row.methods, row.level)
  const needsFactor = oneFactor && all.some((position) => position.secondFactor)
  // What she holds for somebody else takes nothing from what is her own.
  const locked = oneFactor && row.positions.some((position) => position.secondFactor)
  const usable =
    locked || isPhoneOnly(row.methods) ? [] : all.filter((position) => !(oneFactor && position.secondFactor))
  return {
    kind: 'account',
    accountId: row.accountId,
    name: row.name,
    level: row.level,
    positions: await toPositions(db, usable, today),
    opened,
    sessionId: row.sessionId,
    ...(row.confirmedAt && { confirmedAt: row.confirmedAt }),
    ...(row.shared && { shared: true }),
    ...(row.kind === 'machine' && { machine: true }),
    ...(row.mandateId !== null && { mandateId: row.mandateId }),
    ...(needsFactor && { needs: 'second_factor' as const }),
  }
}

function whyOver(row: SessionRow, limits: SessionLimits, now: Date): Lapsed['why'] | undefined {
  if (row.closed) return 'closed'
  if (row.ended) return 'ended'
  if (row.expired) return 'expired'
  return isIdle(row.lastSeenAt, limits, now) ? 'idle' : undefined
}

/** Positions with the units they cover on that day, and those that went up in them; at a unit that ended it covers nothing. */
export async function toPositions(db: Db, rows: readonly CoveredPosition[], today: string): Promise<Position[]> {
  if (rows.length === 0) return []
  const codes = [...new Set(rows.map((row) => row.unit))]
  const units = await findUnitsEver(db, codes, today)
  return Promise.all(
    rows.map(async (row) => {
      const unit = units.get(row.unit)
      const covered = unit && standsOn(unit, today) ? await unitsOf(db, row, today) : []
      const former = await formerCodesWithin(db, covered, today)
      return {
        id: row.id,
        role: row.role,
        roleName: row.names,
        unitCode: row.unit,
        unitName: unit?.name ?? row.unit,
        ...(unit && { unitNames: { vi: unit.name, en: unit.nameEn, pl: unit.name } }),
        units: covered,
        ...(former.length > 0 && { former }),
        permissions: new Set(row.permissions),
        ...(row.gives === 'all' && { gives: row.gives }),
        ...(row.substitutes && { substitutes: row.substitutes }),
      }
    }),
  )
}

const unitsOf = async (db: Db, { unit, scope }: CoveredPosition, today: string) =>
  scope === 'unit' ? [unit] : unitCodesUnder(db, unit, today)
