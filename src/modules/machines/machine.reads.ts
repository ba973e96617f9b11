import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import type { KeyKind } from './machine.table.ts'

export type KeyRow = {
  id: string
  kind: KeyKind
  hint: string
  createdAt: string
  expiresAt: string
  revokedAt: string | null
  lastUsedAt: string | null
  lastUsedFrom: string | null
}

export type ClientRow = {
  id: string
  unit_code: string
  subtree: boolean
  scopes: string[]
  networks: string[]
  purpose: string
  createdAt: Date
  disabledAt: Date | null
  keys: KeyRow[]
}

const columns = sql`
  c.account_id as id, c.unit_code, c.subtree, c.scopes, c.networks, c.purpose, c.created_at as "createdAt",
  c.disabled_at as "disabledAt",
  (select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'hint', k.hint, 'createdAt', k.created_at,
     'expiresAt', k.expires_at, 'revokedAt', k.revoked_at, 'lastUsedAt', k.last_used_at,
     'lastUsedFrom', k.last_used_from) order by k.created_at desc), '[]')
     from machine_keys k where k.account_id = c.account_id) as keys`

/** One page of clients of these units, the newest first. */
export async function readClients(
  db: Db,
  filter: { units: readonly string[] | 'all'; after: string | undefined; limit: number },
): Promise<ClientRow[]> {
  const within = filter.units === 'all' ? sql`true` : sql`c.unit_code = any(${filter.units})`
  const after = filter.after === undefined ? sql`true` : sql`c.account_id < ${filter.after}::uuid`
  const { rows } = await sql<ClientRow>`
    select ${columns} from machine_clients c where ${within} and ${after}
     order by c.account_id desc limit ${filter.limit}`.execute(db)
  return rows
}

export async function readClient(db: Db, id: string): Promise<ClientRow | undefined> {
  const { rows } = await sql<ClientRow>`select ${columns} from machine_clients c where c.account_id = ${id}`.execute(db)
  return rows[0]
}

export type Credential = {
  accountId: string
  keyId: string
  kind: KeyKind | 'access_token'
  unitCode: string
  subtree: boolean
  scopes: string[]
  networks: string[]
  lastUsedAt: Date | null
}

/** The client behind the hash of a key or of an access token that is valid now; nothing of a disabled client. */
export async function findCredential(db: Db, hash: string, now: Date): Promise<Credential | undefined> {
  const { rows } = await sql<Credential>`
    select c.account_id as "accountId", k.id as "keyId", c.unit_code as "unitCode", c.subtree, c.networks,
           k.last_used_at as "lastUsedAt",
           case when t.token_sha256 is null then k.kind else 'access_token' end as kind,
           case when t.token_sha256 is null then c.scopes
                else array(select unnest(t.scopes) intersect select unnest(c.scopes)) end as scopes
      from machine_keys k
      join machine_clients c on c.account_id = k.account_id
      left join machine_tokens t on t.key_id = k.id and t.token_sha256 = ${hash} and t.expires_at > ${now}
     where (k.token_sha256 = ${hash} or t.token_sha256 is not null)
       and k.revoked_at is null and k.expires_at > ${now} and c.disabled_at is null`.execute(db)
  return rows[0]
}
