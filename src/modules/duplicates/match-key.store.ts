import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'
import { KEY_MOST } from './match-key.rules.ts'

/** The keys of these persons, written down; the same again changes nothing. */
export async function saveKeys(
  db: Db,
  rows: readonly { id: string; version: number; keys: readonly number[] }[],
): Promise<void> {
  await sql`
    insert into match_keys (person_id, version, keys)
    select r.id, r.version, r.keys from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, version int, keys bigint[])
     order by r.id -- an import and the job may be at the same people: in one order they wait, and never for each other
    on conflict (person_id) do update set version = excluded.version, keys = excluded.keys
      where (match_keys.version, match_keys.keys) is distinct from (excluded.version, excluded.keys)`.execute(db)
}

export async function forgetKeys(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from match_keys where person_id = any(${[...ids]}::uuid[])`.execute(db)
}

/**
 * Persons who stand under one of these keys, for each key at most `KEY_MOST`; a key that has more tells nothing and is
 * passed over.
 */
export async function peopleUnder(db: Db, keys: readonly number[]): Promise<{ key: number; ids: string[] }[]> {
  const { rows } = await db.executeQuery(statement<{ key: string; ids: string[] }>`
    select k.key::text as key, f.ids from unnest(${[...keys]}::bigint[]) as k(key)
     cross join lateral (select array_agg(person_id) as ids
       from (select person_id from match_keys where keys @> array[k.key] limit ${KEY_MOST + 1}) m) f
     where cardinality(f.ids) <= ${KEY_MOST}`)
  return rows.map(({ key, ids }) => ({ key: Number(key), ids }))
}

/** Of these persons those whose keys are missing or older than what is known of them. */
export async function staleOf(db: Db, people: readonly { id: string; version: number }[]): Promise<string[]> {
  const { rows } = await db.executeQuery(statement<{ id: string }>`
    select p.id from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p(id uuid, version int)
      left join match_keys k on k.person_id = p.id
     where k.version is distinct from p.version`)
  return rows.map(({ id }) => id)
}

// What is written while others write may come into sight later than what was begun after it.
const OVERLAP = '1 hour'

/** The id after which everybody is new: that of an hour before the newest person who has keys. Ids are UUIDv7. */
export async function newestIndexed(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select lpad(to_hex(greatest(0, ('x' || lpad(left(replace(person_id::text, '-', ''), 12), 16, '0'))::bit(64)::bigint
             - extract(epoch from ${OVERLAP}::interval)::bigint * 1000)), 12, '0') || '00000000000000000000' as id
      from match_keys order by person_id desc limit 1`.execute(db)
  return rows[0]?.id
}
