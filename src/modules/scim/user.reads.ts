import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { standingMemberships } from '#modules/membership/index.ts'
import { homeOf, peopleAtUnits, phonesOf } from '#modules/people/index.ts'
import { unitNameOn } from '#modules/units/index.ts'
import { isOfGroups } from './scim-discovery.rules.ts'
import { columns, toCondition } from './user-filter.reads.ts'
import type { Filter } from './scim-filter.rules.ts'
import { scimErrors } from './scim.errors.ts'
import type { UserRow } from './user-resource.rules.ts'

type Seen = { client: string; units: readonly string[]; today: string }

/** Everybody with a standing membership, or who asked for one, in units that the client sees; once for each person. */
const users = ({ client, units }: Seen) => sql`(
  select distinct on (p.id) p.*, coalesce(s.user_name, m.number, p.id::text) as user_name, s.external_id, m.id as membership,
         m.number, m.state, m.kind, m.joined_on
    from ${peopleAtUnits('membership', units)} p
    join ${standingMemberships()} m on m.id = p.thing
    left join scim_users s on s.client_id = ${client}::uuid and s.person_id = p.id
   order by p.id, (m.state = 'active') desc, m.id)`

/** One page of users in an order, and how many there are. `limit` 0: only the number. */
export async function readUsers(
  db: Db,
  seen: Seen,
  asked: {
    filter?: Filter | undefined
    sortBy?: string | undefined
    descending: boolean
    offset: number
    limit: number
    /** Of `any resource`: attributes of groups are ones that no user has. */
    among: 'users' | 'any resource'
  },
): Promise<{ total: number; rows: UserRow[] }> {
  const condition = asked.filter
    ? toCondition(asked.filter, asked.among === 'users' ? nowhere : isOfGroups)
    : sql<SqlBool>`true`
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from ${users(seen)} b where ${condition}`.execute(db)
  const total = counted[0]?.n ?? 0
  if (asked.limit === 0 || total <= asked.offset) return { total, rows: [] }
  const order = orderOf(asked)
  const rows = await readRows(
    db,
    seen,
    sql`${condition} order by ${order} limit ${asked.limit} offset ${asked.offset}`,
    order,
  )
  return { total, rows }
}

export const findUser = async (db: Db, seen: Seen, id: string): Promise<UserRow | undefined> =>
  (await readRows(db, seen, sql`b.id = ${id}::uuid`, sql`b.id`))[0]

/** Members of these units alone, for groups. */
export async function readMembersOf(db: Db, seen: Seen, codes: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string; unit: string }>`
    select b.id, b.name, b.unit from ${users(seen)} b where b.unit = any(${codes as string[]}) order by b.unit, b.id`.execute(
    db,
  )
  return Map.groupBy(rows, (row) => row.unit)
}

const nowhere = () => false

type Order = { sortBy?: string | undefined; descending: boolean; among: 'users' | 'any resource' }

function orderOf({ sortBy, descending, among }: Order): RawBuilder<unknown> {
  if (sortBy === undefined) return sql`b.id`
  const path = sortBy.replace(/^urn:.*:/i, '').toLowerCase()
  const found = Object.hasOwn(columns, path === 'name' ? 'name.formatted' : path)
    ? columns[path === 'name' ? 'name.formatted' : path]
    : undefined
  if (!found && among === 'any resource' && isOfGroups(path)) return sql`b.id`
  if (!found) throw scimErrors.invalidPath()
  const key = found.type === 'text' ? sql`lower(${found.of})` : found.of
  return descending ? sql`${key} desc nulls last, b.id` : sql`${key} nulls last, b.id`
}

async function readRows(db: Db, seen: Seen, rest: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<UserRow[]> {
  const { rows } = await sql<UserRow>`
    select b.*, coalesce(${unitNameOn(sql`b.unit`, sql`${seen.today}::date`)}, b.unit) as unit_name,
           a.line, a.unit_code as commune, ${unitNameOn(sql`a.unit_code`, sql`a.map_of`)} as commune_name,
           coalesce((select jsonb_agg(jsonb_build_object('phone', f.phone, 'kind', f.kind) order by f.sort, f.phone)
             from ${phonesOf(sql`b.id`)} f), '[]') as phones
      from (select * from ${users(seen)} b where ${rest}) b
      left join lateral ${homeOf(sql`b.id`)} a on true
     order by ${order}`.execute(db)
  return rows
}
