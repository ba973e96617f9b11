import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { brokenConstraint, cadreErrors, conflict, onField } from './post.errors.ts'
import { postColumns, type CadreTables, type PostRow } from './post.table.ts'

const tables = (db: Db) => ownTables<CadreTables>(db)

const open = {
  valid_to: null,
  end_reason: null,
  end_note: null,
  position_id: null,
  position_account: null,
  opened_by: null,
  closed_by: null,
}

export type StoredPost = Omit<PostRow, 'version'> & { version: number }
export type NewPost = Omit<StoredPost, 'version' | keyof typeof open>

/** The position that came with a post, and whose it is. */
export type Held = Pick<PostRow, 'position_id' | 'position_account'>

/** Refuses a seat that somebody else has on one of these days, and the same post twice. */
export async function insertPost(db: Db, post: NewPost & Partial<Held>): Promise<void> {
  try {
    await tables(db)
      .insertInto('posts')
      .values({ ...open, ...post })
      .execute()
  } catch (error) {
    const broken = brokenConstraint(error)
    if (broken === 'posts_one_seat') throw onField('kind', cadreErrors.seatTaken)
    if (broken === 'posts_once') throw onField('kind', cadreErrors.postTwice)
    throw error
  }
}

/** The post, locked until the end of the transaction. */
export function lockPost(db: Db, id: string): Promise<StoredPost | undefined> {
  return tables(db).selectFrom('posts').select(postColumns).where('id', '=', id).forUpdate().executeTakeFirst()
}

export type PostChange = Partial<Omit<PostRow, 'id' | 'version' | 'membership_id'>>

export async function savePost(db: Db, post: StoredPost, change: PostChange): Promise<void> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('posts')
    .set({ ...change, version: post.version + 1 })
    .where('id', '=', post.id)
    .where('version', '=', post.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw conflict(cadreErrors.changed)
}

/** Who puts somebody into this kind of post of this unit waits for whoever is doing so: seats are counted. */
export async function lockSeats(db: Db, unit: string, kind: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`posts ${unit} ${kind}`}, 0))`.execute(db)
}

/** How many hold this kind of post of this unit on some day from `from` on. */
export async function countSeats(db: Db, unit: string, kind: string, from: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from posts where unit_code = ${unit} and kind = ${kind}
       and (valid_to is null or valid_to >= ${from}::date)`.execute(db)
  return rows[0]?.n ?? 0
}

/** Posts of a membership that are held after a day: open ones, and those whose last day is settled but later. Locked. */
export function lockPostsAfter(db: Db, membership: string, day: string): Promise<StoredPost[]> {
  return tables(db)
    .selectFrom('posts')
    .select(postColumns)
    .where('membership_id', '=', membership)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Set-based, for the demo and imports: rows as `posts` has them, without what an operation would check. */
export async function insertPosts(db: Db, rows: readonly NewPost[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into posts (id, membership_id, unit_code, level, kind, sole, how, term, valid_from, term_to, decision_number,
                       decision_on, decision_signer, decision_file, follows, created_at)
    select r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, membership_id uuid, unit_code text,
      level text, kind text, sole boolean, how text, term text, valid_from date, term_to date, decision_number text,
      decision_on date, decision_signer text, decision_file uuid, follows uuid, created_at timestamptz)`.execute(db)
}
