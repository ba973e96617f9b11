import { sql } from 'kysely'
import { unitsWith, type Actor } from '#kernel/access/actor.ts'
import type { Db } from '#kernel/db/db.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { knownAt, standsAlone } from '#modules/people/index.ts'
import { MERGE } from './duplicate.policy.ts'
import type { StoredMerge, PairRow } from './duplicate.table.ts'

const PAGE = 20

/** Pairs of which the actor may merge both, the likeliest first. */
export async function readPairs(
  db: Db,
  actor: Actor,
  state: 'open' | 'different',
  cursor: string | undefined,
): Promise<{ rows: PairRow[]; next: string | null }> {
  const codes = unitsWith(actor, MERGE)
  const [score, id] = cursor ? readCursor(cursor, 2) : [null, null]
  const { rows } = await sql<PairRow>`
    select * from duplicate_pairs
     where state = ${state} and ${standsAlone('a')} and ${standsAlone('b')}
       and ${knownAt('a', codes)} and ${knownAt('b', codes)}
       and (${score}::real is null or (score, id) < (${score}::real, ${id}::uuid))
     order by score desc, id desc limit ${PAGE + 1}`.execute(db)
  return cut(rows, (row) => [row.score, row.id])
}

/** Merges of persons whom the actor may merge, newest first. */
export async function readMerges(db: Db, actor: Actor, cursor: string | undefined) {
  const codes = unitsWith(actor, MERGE)
  const [at, id] = cursor ? readCursor(cursor, 2) : [null, null]
  const { rows } = await sql<StoredMerge>`
    select * from person_merges
     where ${knownAt('kept', codes)} and ${knownAt('gone', codes)}
       and (${at}::timestamptz is null or (merged_at, id) < (${at}::timestamptz, ${id}::uuid))
     order by merged_at desc, id desc limit ${PAGE + 1}`.execute(db)
  return cut(rows, (row) => [row.merged_at.toISOString(), row.id])
}

function cut<Row>(rows: readonly Row[], key: (row: Row) => (string | number)[]): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? page.at(-1) : undefined
  return { rows: page, next: last ? writeCursor(key(last)) : null }
}

/** Ids of all open pairs, so that a full pass can drop those that are none any more. */
export async function openPairs(db: Db): Promise<{ id: string; a: string; b: string }[]> {
  const { rows } = await sql<{ id: string; a: string; b: string }>`
    select id, a, b from duplicate_pairs where state = 'open'`.execute(db)
  return rows
}
