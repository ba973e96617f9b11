import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { DuplicateTables, MergeRow, PairRow, StoredMerge } from './duplicate.table.ts'
import type { FoundPair } from './pair-pass.rules.ts'

const tables = (db: Db) => ownTables<DuplicateTables>(db)

/** Writes down pairs that were found. Known ones take the new score; what was decided of them stays. */
export async function savePairs(db: Db, pairs: readonly (FoundPair & { id: string })[], foundAt: Date): Promise<void> {
  if (pairs.length === 0) return
  const rows = pairs.map(({ id, a, b, match }) => ({ id, a, b, score: match.score, reasons: match.reasons }))
  await sql`
    insert into duplicate_pairs (id, a, b, score, reasons, found_at)
    select r.id, r.a, r.b, r.score, r.reasons, ${foundAt}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, a uuid, b uuid, score real, reasons jsonb)
     order by r.a, r.b -- as the keys: who finds the same pairs at the same time waits, and never for each other
    on conflict (a, b) do update set score = excluded.score, reasons = excluded.reasons
      where duplicate_pairs.reasons is distinct from excluded.reasons`.execute(db)
}

/** Open pairs of these persons (all when undefined) that were last found before this pass and are none any more. */
export async function dropPairs(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await sql`delete from duplicate_pairs where id = any(${[...ids]}::uuid[]) and state = 'open'`.execute(db)
}

const ordered = (one: string, other: string) => (one < other ? { a: one, b: other } : { a: other, b: one })

export function findPair(db: Db, one: string, other: string): Promise<PairRow | undefined> {
  const { a, b } = ordered(one, other)
  return tables(db).selectFrom('duplicate_pairs').selectAll().where('a', '=', a).where('b', '=', b).executeTakeFirst()
}

/** Sets what was decided of a pair; one that nobody had found yet is made. */
export async function decidePair(
  db: Db,
  pair: { id: string; one: string; other: string; score: number; reasons: PairRow['reasons'] },
  decided: { at: Date; by: string | null },
): Promise<void> {
  const { a, b } = ordered(pair.one, pair.other)
  await sql`
    insert into duplicate_pairs (id, a, b, score, reasons, state, found_at, decided_at, decided_by)
    values (${pair.id}::uuid, ${a}::uuid, ${b}::uuid, ${pair.score}, ${JSON.stringify(pair.reasons)}::jsonb, 'different',
      ${decided.at}, ${decided.at}, ${decided.by}::uuid)
    on conflict (a, b) do update set state = 'different', decided_at = excluded.decided_at, decided_by = excluded.decided_by`.execute(
    db,
  )
}

/** Open again: nobody has decided it. True when the pair was in that state. */
export async function reopenPair(db: Db, one: string, other: string, from: 'different' | 'merged'): Promise<boolean> {
  const { a, b } = ordered(one, other)
  const { numUpdatedRows } = await tables(db)
    .updateTable('duplicate_pairs')
    .set({ state: 'open', decided_at: null, decided_by: null })
    .where('a', '=', a)
    .where('b', '=', b)
    .where('state', '=', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** An open pair has been merged. One that was told apart stays so: the merge is the newer word, its undoing the older. */
export async function markMerged(db: Db, one: string, other: string): Promise<void> {
  const { a, b } = ordered(one, other)
  await tables(db)
    .updateTable('duplicate_pairs')
    .set({ state: 'merged' })
    .where('a', '=', a)
    .where('b', '=', b)
    .where('state', '=', 'open')
    .execute()
}

export async function insertMerge(db: Db, row: Omit<MergeRow, 'number' | 'undone_at' | 'undone_by'>): Promise<void> {
  await tables(db)
    .insertInto('person_merges')
    .values({ ...row, undone_at: null, undone_by: null })
    .execute()
}

export function lockMerge(db: Db, id: string): Promise<StoredMerge | undefined> {
  return tables(db).selectFrom('person_merges').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function endMerge(db: Db, id: string, at: Date, by: string | null): Promise<void> {
  await tables(db).updateTable('person_merges').set({ undone_at: at, undone_by: by }).where('id', '=', id).execute()
}

/** Whether a merge that stands came after this one and builds on either of its persons: that one is undone first. */
export async function hasLaterMerge(db: Db, merge: StoredMerge): Promise<boolean> {
  const { rows } = await sql<{ later: boolean }>`
    select exists (select from person_merges where undone_at is null and number > ${merge.number}
      and (kept in (${merge.kept}::uuid, ${merge.gone}::uuid) or gone in (${merge.kept}::uuid, ${merge.gone}::uuid))) as later`.execute(
    db,
  )
  return rows[0]?.later ?? false
}
