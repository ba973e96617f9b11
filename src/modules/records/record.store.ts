import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { Entry, EntryKind } from './record.rules.ts'
import {
  changeTable,
  correctionColumns,
  entryTable,
  factTable,
  type ChangeRow,
  type CorrectionRow,
  type RecordTables,
} from './record.table.ts'

const tables = (db: Db) => ownTables<RecordTables>(db)

/** A value to be set; null takes it out. `changeId` names the line of the history. */
export type NewFact = { membershipId: string; field: string; value: string | null; changeId: string }
export type Change = { at: Date; accountId: string | null; how: ChangeRow['how']; batch?: string | null }

/**
 * Sets values of any number of members at once and notes each that really changed, with what stood there before. All
 * of one sensitivity. Answers the lines of the history that came of it.
 */
export async function setFacts(
  db: Db,
  sensitive: boolean,
  facts: readonly NewFact[],
  change: Change,
): Promise<{ membershipId: string; field: string }[]> {
  if (facts.length === 0) return []
  const [table, changes] = [sql.table(factTable(sensitive)), sql.table(changeTable(sensitive))]
  const { rows } = await sql<{ membershipId: string; field: string }>`
    with given as materialized (
      select g."membershipId" as membership_id, g.field, g.value, g."changeId" as change_id
        from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as g("membershipId" uuid, field text, value text, "changeId" uuid)),
    differing as materialized (
      select given.*, f.value as before from given left join ${table} f using (membership_id, field)
       where f.value is distinct from given.value),
    removed as (
      delete from ${table} f using differing d
       where d.value is null and f.membership_id = d.membership_id and f.field = d.field),
    put as (
      insert into ${table} (membership_id, field, value, set_at)
      select membership_id, field, value, ${change.at} from differing where value is not null
      on conflict (membership_id, field) do update set value = excluded.value, set_at = excluded.set_at),
    noted as (
      insert into ${changes} (id, membership_id, item, before, after, at, account_id, how, batch)
      select change_id, membership_id, field, before, value, ${change.at}, ${change.accountId}::uuid, ${change.how}, ${change.batch ?? null}::uuid
        from differing)
    select membership_id::text as "membershipId", field from differing`.execute(db)
  return rows
}

/** Values of memberships that have none yet. All of one sensitivity. */
export async function insertFacts(
  db: Db,
  sensitive: boolean,
  facts: readonly { membershipId: string; field: string; value: string }[],
  at: Date,
): Promise<void> {
  await sql`
    insert into ${sql.table(factTable(sensitive))} (membership_id, field, value, set_at)
    select "membershipId", field, value, ${at} from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb)
        as g("membershipId" uuid, field text, value text)`.execute(db)
}

export type NewEntry = Entry & { id: string; membershipId: string; kind: EntryKind; changeId: string }

/** Adds entries of any number of members at once, each with its line of the history. All of one sensitivity. */
export async function addEntries(
  db: Db,
  sensitive: boolean,
  entries: readonly NewEntry[],
  change: Change,
): Promise<void> {
  if (entries.length === 0) return
  const amount = sensitive ? sql`` : sql`, amount`
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as g(id uuid, "membershipId" uuid, kind text,
        what text, year int, "from" date, "to" date, amount bigint, note text, "changeId" uuid)),
    put as (
      insert into ${sql.table(entryTable(sensitive))} (id, membership_id, kind, what, year, from_on, to_on, note, created_at${amount})
      select id, "membershipId", kind, what, year, "from", "to", note, ${change.at}${amount} from given)
    insert into ${sql.table(changeTable(sensitive))} (id, membership_id, item, before, after, at, account_id, how, batch)
    select "changeId", "membershipId", kind, null, coalesce(year || ': ', '') || what, ${change.at}, ${change.accountId}::uuid,
           ${change.how}, ${change.batch ?? null}::uuid from given`.execute(db)
}

/** Takes an entry out; it stays in its table, marked. Undefined when there is none of this member. */
export async function removeEntry(
  db: Db,
  sensitive: boolean,
  given: { id: string; membershipId: string; changeId: string },
  change: Change,
): Promise<EntryKind | undefined> {
  const { rows } = await sql<{ kind: EntryKind }>`
    with gone as (
      update ${sql.table(entryTable(sensitive))} set removed_at = ${change.at}
       where id = ${given.id}::uuid and membership_id = ${given.membershipId}::uuid and removed_at is null
      returning kind, what, year),
    noted as (
      insert into ${sql.table(changeTable(sensitive))} (id, membership_id, item, before, after, at, account_id, how)
      select ${given.changeId}::uuid, ${given.membershipId}::uuid, kind, coalesce(year || ': ', '') || what, null, ${change.at},
             ${change.accountId}::uuid, ${change.how} from gone)
    select kind from gone`.execute(db)
  return rows[0]?.kind
}

export async function insertCorrection(db: Db, row: CorrectionRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('record_corrections')
    .values(row)
    // The condition as a literal: as a parameter a generic plan would not find the partial index.
    .onConflict((conflict) =>
      conflict
        .columns(['membership_id', 'field'])
        .where(sql<boolean>`state = 'open'`)
        .doNothing(),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export function lockCorrection(db: Db, id: string): Promise<CorrectionRow | undefined> {
  return tables(db)
    .selectFrom('record_corrections')
    .select(correctionColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function decideRow(
  db: Db,
  id: string,
  decided: Pick<CorrectionRow, 'state' | 'decided_at' | 'decided_by' | 'decision'>,
): Promise<void> {
  await tables(db).updateTable('record_corrections').set(decided).where('id', '=', id).execute()
}

/** Everything of these members, as if it had never been: only for the undo of an import that made them. */
export async function deleteRecords(db: Db, memberships: readonly string[]): Promise<void> {
  for (const table of [
    'record_facts',
    'sensitive_facts',
    'record_entries',
    'sensitive_entries',
    'record_changes',
    'sensitive_changes',
    'record_corrections',
  ])
    await sql`delete from ${sql.table(table)} where membership_id = any(${[...memberships]}::uuid[])`.execute(db)
}
