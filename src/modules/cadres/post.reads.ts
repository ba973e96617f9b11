import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { EXPIRING_DAYS, plusDays } from './post.rules.ts'
import type { StoredPost } from './post.store.ts'
import { postColumns, type CadreTables, type PostKindRow } from './post.table.ts'

const tables = (db: Db) => ownTables<CadreTables>(db)
const kindColumns = ['level', 'key', 'names', 'seats', 'term_months', 'role', 'on_merge', 'sort', 'valid_to'] as const

/** Kinds of posts, of one level or of all, in their order. */
export function readKinds(db: Db, level?: string): Promise<PostKindRow[]> {
  return tables(db)
    .selectFrom('post_kinds')
    .select(kindColumns)
    .$if(level !== undefined, (query) => query.where('level', '=', level ?? ''))
    .orderBy('level')
    .orderBy('sort')
    .execute()
}

export function findPost(db: Db, id: string): Promise<StoredPost | undefined> {
  return tables(db).selectFrom('posts').select(postColumns).where('id', '=', id).executeTakeFirst()
}

/** Units with a post that has this paper behind it. */
export async function unitsOfFile(db: Db, file: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('posts')
    .select('unit_code')
    .distinct()
    .where('decision_file', '=', file)
    .execute()
  return rows.map(({ unit_code: unit }) => unit)
}

const inOrder = sql`(select sort from post_kinds k where k.level = posts.level and k.key = posts.kind)`

/** Posts of these units that hold on a day, in the order of their kinds. */
export function readPostsOn(db: Db, units: readonly string[], on: string): Promise<StoredPost[]> {
  return tables(db)
    .selectFrom('posts')
    .select(postColumns)
    .where(sql<boolean>`unit_code = any(${[...units]}::text[])`)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', on)]))
    .orderBy('unit_code')
    .orderBy(inOrder)
    .orderBy('valid_from')
    .orderBy('id')
    .execute()
}

const pageOf = (rows: StoredPost[], limit: number, key: (row: StoredPost) => string) => {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last ? writeCursor([key(last), last.id]) : null }
}

/** What is over or begins later at a unit, the newest first. */
export async function readPostsBeside(db: Db, unit: string, on: string, limit: number, cursor?: string) {
  const [from, id] = cursor === undefined || cursor === '' ? [] : readCursor(cursor, 2)
  const rows = await tables(db)
    .selectFrom('posts')
    .select(postColumns)
    .where('unit_code', '=', unit)
    .where((where) => where.or([where('valid_to', '<', on), where('valid_from', '>', on)]))
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(valid_from, id) < (${String(from)}::date, ${String(id)}::uuid)`),
    )
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, (row) => row.valid_from)
}

/** Every post of these memberships, the newest first. */
export function readPostsOfMembers(db: Db, ids: readonly string[]): Promise<StoredPost[]> {
  return tables(db)
    .selectFrom('posts')
    .select(postColumns)
    .where(sql<boolean>`membership_id = any(${[...ids]}::uuid[])`)
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute()
}

/** Posts by their ids. */
export function readPosts(db: Db, ids: readonly string[]): Promise<StoredPost[]> {
  return tables(db)
    .selectFrom('posts')
    .select(postColumns)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
}

/** Posts whose term is over or ends within half a year, at these units; the earliest first. */
export async function readExpiring(
  db: Db,
  units: readonly string[] | 'all',
  today: string,
  limit: number,
  cursor?: string,
) {
  const [end, id] = cursor === undefined || cursor === '' ? [] : readCursor(cursor, 2)
  const rows = await tables(db)
    .selectFrom('posts')
    .select(postColumns)
    .where('valid_to', 'is', null)
    .where('valid_from', '<=', today)
    .where('term_to', '<=', plusDays(today, EXPIRING_DAYS))
    .$if(units !== 'all', (query) => query.where(sql<boolean>`unit_code = any(${[...units]}::text[])`))
    .$if(end !== undefined, (query) =>
      query.where(sql<boolean>`(term_to, id) > (${String(end)}::date, ${String(id)}::uuid)`),
    )
    .orderBy('term_to')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, (row) => row.term_to ?? '')
}

export type UnitCounts = { unit: string; posts: number; kinds: number; expiring: number; head: string | null }

/** Of each of these units: how many hold a post, how many kinds are filled, how many terms end soon, who is first. */
export async function countPosts(db: Db, units: readonly string[], on: string): Promise<Map<string, UnitCounts>> {
  const { rows } = await db.executeQuery(statement<UnitCounts>`
    select p.unit_code as unit, count(*)::int as posts, count(distinct p.kind)::int as kinds,
           count(*) filter (where p.term_to <= ${plusDays(on, EXPIRING_DAYS)}::date)::int as expiring,
           (array_agg(p.membership_id::text order by k.sort, p.valid_from))[1] as head
      from posts p join post_kinds k on k.level = p.level and k.key = p.kind
     where p.unit_code = any(${[...units]}::text[]) and p.valid_from <= ${on}::date
       and (p.valid_to is null or p.valid_to >= ${on}::date)
     group by p.unit_code`)
  return new Map(rows.map((row) => [row.unit, row]))
}

/** The post that took over after this one by being elected again, if any. */
export async function findNextTerm(db: Db, id: string): Promise<string | null> {
  const row = await tables(db).selectFrom('posts').select('id').where('follows', '=', id).executeTakeFirst()
  return row?.id ?? null
}

/** Posts of the same kind and unit that begin when this one ends or later: who may take over. */
export function readSuccessors(db: Db, post: StoredPost): Promise<StoredPost[]> {
  return tables(db)
    .selectFrom('posts')
    .select(postColumns)
    .where('unit_code', '=', post.unit_code)
    .where('kind', '=', post.kind)
    .where('membership_id', '<>', post.membership_id)
    .where('valid_from', '>=', post.valid_to ?? post.valid_from)
    .orderBy('valid_from')
    .limit(10)
    .execute()
}
