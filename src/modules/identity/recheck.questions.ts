import { CompiledQuery } from 'kysely'
import type { Actor, Position } from '#kernel/access/actor.ts'
import type { Db } from '#kernel/db/db.ts'
import { civilDate } from '#kernel/i18n/format.ts'

type Row = { id: string; permissions: string[]; gives: 'own' | 'all'; substitution: string | null }

// The rows are locked in the mode that conflicts with taking a right away (end of a position or a substitution, change of
// a role, closing of an account), so whoever takes it waits for us, or we for her and then read what she left: a locking
// read of PostgreSQL looks at the newest row. `key share` on the account lets its owner change a password meanwhile.
const OWN = `
  select p.id, r.permissions, r.gives, null as substitution
    from positions p join roles r on r.key = p.role join accounts a on a.id = p.account_id
   where p.id = any($1::uuid[]) and p.account_id = $2 and p.ended_at is null and a.disabled_at is null
     and p.valid_from <= $3::date and (p.valid_to is null or p.valid_to >= $3::date)
     for share of p, r for key share of a`

const SUBSTITUTED = `
  select p.id, array(select unnest(r.permissions) intersect select unnest(coalesce(u.permissions, r.permissions))) as permissions,
         case when u.permissions is null then r.gives else 'own' end as gives, u.id as substitution
    from substitutions u join positions p on p.id = u.position_id join roles r on r.key = p.role
    join accounts h on h.id = p.account_id join accounts a on a.id = u.substitute_id
   where u.id = any($1::uuid[]) and u.substitute_id = $2 and u.ended_at is null and u.starts_at <= $4 and u.ends_at > $4
     and p.ended_at is null and p.valid_from <= $3::date and (p.valid_to is null or p.valid_to >= $3::date)
     and h.disabled_at is null and a.disabled_at is null
     for share of u, p, r for key share of h, a`

/**
 * The actor with the rights that she still has, read anew in a write transaction and held until it ends: no write
 * commits under a position, substitution or role that ended before. One statement for an officer, one more for a substitute.
 */
export async function recheckRights(db: Db, actor: Actor, now: Date): Promise<Actor> {
  if (actor.accountId === null || actor.positions.length === 0) return actor
  const today = civilDate(now)
  const own = actor.positions.filter((position) => position.substitutes === undefined).map(({ id }) => id)
  const held = actor.positions.flatMap(({ substitutes }) => substitutes?.id ?? [])
  const ask = async (text: string, ids: string[], ...more: unknown[]) =>
    ids.length === 0
      ? []
      : (await db.executeQuery<Row>(CompiledQuery.raw(text, [ids, actor.accountId, today, ...more]))).rows
  const rows = [...(await ask(OWN, own)), ...(await ask(SUBSTITUTED, held, now))]
  const positions = actor.positions.flatMap((position) => refreshed(position, rows))
  return { ...actor, positions }
}

// What a machine's scopes left out stays left out.
function refreshed(position: Position, rows: readonly Row[]): Position[] {
  const row = rows.find((one) => one.id === position.id && one.substitution === (position.substitutes?.id ?? null))
  if (!row) return []
  const { gives: _gives, ...rest } = position
  const permissions = new Set(row.permissions.filter((permission) => position.permissions.has(permission)))
  return [{ ...rest, permissions, ...(row.gives === 'all' && position.gives === 'all' && { gives: row.gives }) }]
}
