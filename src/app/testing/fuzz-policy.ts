import type { Pool } from 'pg'
import { HERE, PROVINCE, THERE } from './two-communes.ts'

/**
 * A second opinion on who may see and change what, in the words of an office. It reads the rows themselves, asks no code
 * of the product, and knows only: people, the positions they hold now or stand in for, and where things belong.
 */
export type Holding = { account: string; unit: string; scope: string; permissions: string[] }
export type Dossier = { id: string; code: string; unit: string; owner: string | null }
export type Account = { id: string; unit: string | null; positionUnits: string[] }
export type World = { holdings: Holding[]; dossiers: Dossier[]; accounts: Account[] }

const communes = [HERE, THERE]

export async function readWorld(pool: Pool, now: Date): Promise<World> {
  const today = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
  const holdings = await pool.query<Holding>(
    `select p.account_id as account, p.unit_code as unit, p.scope, r.permissions
       from positions p, roles r, accounts a
      where r.key = p.role and a.id = p.account_id and a.disabled_at is null and p.ended_at is null
        and p.valid_from <= $1::date and coalesce(p.valid_to, 'infinity') >= $1::date
     union all
     select s.substitute_id, p.unit_code, p.scope,
            (select array_agg(x) from unnest(r.permissions) x where s.permissions is null or x = any(s.permissions))
       from substitutions s, positions p, roles r, accounts a, accounts h
      where p.id = s.position_id and r.key = p.role and a.id = s.substitute_id and h.id = p.account_id
        and a.disabled_at is null and h.disabled_at is null and s.ended_at is null and p.ended_at is null
        and s.starts_at <= $2 and s.ends_at > $2
        and p.valid_from <= $1::date and coalesce(p.valid_to, 'infinity') >= $1::date`,
    [today, now],
  )
  const dossiers = await pool.query<Dossier>('select id, code, unit_code as unit, account_id as owner from dossiers')
  const accounts = await pool.query<Account>(
    `select a.id, a.unit_code as unit, array(select p.unit_code from positions p where p.account_id = a.id
       and p.ended_at is null) as "positionUnits" from accounts a`,
  )
  return { holdings: holdings.rows, dossiers: dossiers.rows, accounts: accounts.rows }
}

/** Who asks: an account, perhaps with a dossier that its token or browser has opened. */
export type Asker = { account: string | null; opened?: string }

const covers = (holding: Holding, unit: string): boolean =>
  holding.unit === unit || (holding.scope === 'subtree' && holding.unit === PROVINCE && communes.includes(unit))

const may = (world: World, asker: Asker, unit: string, permissions: readonly string[]): boolean =>
  world.holdings.some(
    (holding) =>
      holding.account === asker.account &&
      covers(holding, unit) &&
      (holding.permissions ?? []).some((permission) => permissions.includes(permission)),
  )

const isHers = (asker: Asker, dossier: Dossier): boolean =>
  asker.opened === dossier.id || (asker.account !== null && dossier.owner === asker.account)

export const maySeeDossier = (world: World, asker: Asker, dossier: Dossier): boolean =>
  isHers(asker, dossier) || may(world, asker, dossier.unit, ['dossiers:read'])

const working = ['receive', 'examine', 'approve', 'return', 'pay', 'supplement', 'withdraw', 'revise']
export const mayChangeDossier = (world: World, asker: Asker, dossier: Dossier): boolean =>
  isHers(asker, dossier) ||
  may(
    world,
    asker,
    dossier.unit,
    working.map((one) => `dossiers:${one}`),
  )

const placesOf = (account: Account): string[] => [
  ...(account.unit === null ? [] : [account.unit]),
  ...account.positionUnits,
]

export const maySeeAccount = (world: World, asker: Asker, account: Account): boolean =>
  asker.account === account.id || placesOf(account).some((unit) => may(world, asker, unit, ['identity:manage']))

/** Everybody changes her own account; others' an administrator of all places where it works. */
export const mayChangeAccount = (world: World, asker: Asker, account: Account): boolean =>
  asker.account === account.id ||
  (placesOf(account).length > 0 && placesOf(account).every((unit) => may(world, asker, unit, ['identity:manage'])))

export const mayAppointAt = (world: World, asker: Asker, unit: string): boolean =>
  may(world, asker, unit, ['identity:manage'])

/** What a thing says now: when it differs afterwards, the thing was changed. */
export async function readPrints(pool: Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ thing: string; print: string }>(
    `select 'dossier ' || d.id as thing, d.version || ' ' || d.state || ' ' ||
            (select count(*) from events e where e.stream_id = d.id and e.type <> 'dossier.national_id_revealed') as print
       from dossiers d
     union all
     select 'account ' || a.id, concat_ws('|', a.login, a.phone, a.display_name, a.password_hash, a.unit_code, a.disabled_at)
       from accounts a
     union all
     select 'position ' || p.id || ' ' || p.account_id || ' ' || p.unit_code, concat_ws('|', p.valid_to, p.ended_at)
       from positions p
     union all
     select 'substitution ' || p.account_id || ' ' || s.substitute_id || ' ' || p.unit_code || ' ' || s.id,
            concat_ws('|', s.ended_at)
       from substitutions s join positions p on p.id = s.position_id`,
  )
  return new Map(rows.map(({ thing, print }) => [thing, print]))
}
