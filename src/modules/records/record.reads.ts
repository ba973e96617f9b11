import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { readCursor } from '#kernel/operation/cursor.ts'
import type { RecordField } from './record.rules.ts'
import {
  changeTable,
  correctionColumns,
  entryTable,
  factTable,
  type ChangeRow,
  type CorrectionRow,
  type EntryRow,
  type RecordTables,
} from './record.table.ts'

const tables = (db: Db) => ownTables<RecordTables>(db)

/** The fields in use, in their order. */
export function readFields(db: Db): Promise<RecordField[]> {
  return tables(db)
    .selectFrom('record_fields')
    .select(['key', 'section', 'kind', 'names', 'options', 'sensitive', 'weight'])
    .where('valid_to', 'is', null)
    .orderBy('sort')
    .execute()
}

export async function readFacts(db: Db, sensitive: boolean, membership: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ field: string; value: string }>`
    select field, value from ${sql.table(factTable(sensitive))} where membership_id = ${membership}::uuid`.execute(db)
  return new Map(rows.map(({ field, value }) => [field, value]))
}

/** Which fields one of these knows, sensitive ones too: that something is there, never what. */
export async function readFilled(db: Db, memberships: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ field: string }>`
    select field from record_facts where membership_id = any(${[...memberships]}::uuid[])
    union select field from sensitive_facts where membership_id = any(${[...memberships]}::uuid[])`.execute(db)
  return new Set(rows.map(({ field }) => field))
}

export type ReadEntry = Omit<EntryRow, 'membership_id' | 'removed_at' | 'created_at'> & { amount: number | null }

/** Entries of a member, the newest first; at most 300. */
export async function readEntries(db: Db, sensitive: boolean, membership: string): Promise<ReadEntry[]> {
  const amount = sensitive ? sql`null::float8` : sql`amount::float8`
  const { rows } = await sql<ReadEntry>`
    select id, kind, what, year, from_on, to_on, ${amount} as amount, note
      from ${sql.table(entryTable(sensitive))} where membership_id = ${membership}::uuid and removed_at is null
     order by coalesce(year, extract(year from from_on)::int) desc nulls last, from_on desc nulls last, id desc limit 300`.execute(
    db,
  )
  return rows
}

/** Who changed what, the newest first. */
export async function readChanges(
  db: Db,
  sensitive: boolean,
  membership: string,
  limit: number,
): Promise<Pick<ChangeRow, 'id' | 'item' | 'before' | 'after' | 'at' | 'account_id' | 'how'>[]> {
  const { rows } = await sql<ChangeRow>`
    select id, item, before, after, at, account_id, how from ${sql.table(changeTable(sensitive))}
     where membership_id = ${membership}::uuid order by at desc, id desc limit ${limit}`.execute(db)
  return rows
}

/** What a member proposed, open ones first, then the newest. */
export function readCorrectionsOf(db: Db, memberships: readonly string[], limit: number): Promise<CorrectionRow[]> {
  return tables(db)
    .selectFrom('record_corrections')
    .select(correctionColumns)
    .where(sql<boolean>`membership_id = any(${[...memberships]}::uuid[])`)
    .orderBy(sql`state <> 'open'`)
    .orderBy('proposed_at', 'desc')
    .limit(limit)
    .execute()
}

export function findCorrection(db: Db, id: string): Promise<CorrectionRow | undefined> {
  return tables(db).selectFrom('record_corrections').select(correctionColumns).where('id', '=', id).executeTakeFirst()
}

/** Whose this answered proposal is, when it is the first answer to her since ten minutes: she hears of several once. */
export async function firstAnswered(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ account: string; first: boolean }>`
    select c.proposed_by as account, not exists (
             select from record_corrections o
              where o.membership_id = c.membership_id and o.proposed_by = c.proposed_by
                and o.state in ('accepted', 'refused') and (o.decided_at, o.id) < (c.decided_at, c.id)
                and o.decided_at > c.decided_at - interval '10 minutes'
           ) as first
      from record_corrections c where c.id = ${id}::uuid and c.state in ('accepted', 'refused')`.execute(db)
  return rows[0]?.first ? rows[0].account : undefined
}

/** What waits, the oldest first, from a place on. */
export async function readOpenCorrections(db: Db, limit: number, cursor?: string): Promise<CorrectionRow[]> {
  const [at, id] = cursor === undefined || cursor === '' ? [] : readCursor(cursor, 2)
  return tables(db)
    .selectFrom('record_corrections')
    .select(correctionColumns)
    .where('state', '=', 'open')
    .$if(at !== undefined, (query) =>
      query.where(sql<boolean>`(proposed_at, id) > (${String(at)}::timestamptz, ${String(id)}::uuid)`),
    )
    .orderBy('proposed_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}
