import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { Result } from './action.rules.ts'
import type { ActionRow, DeviceRow, MarkRow, NoteRow, OutreachTables } from './outreach.table.ts'

const tables = (db: Db) => ownTables<OutreachTables>(db)

export async function insertNote(db: Db, note: NoteRow): Promise<void> {
  await tables(db).insertInto('outreach_notes').values(note).execute()
}

/** To be visited: a second mark takes the place of the first. */
export async function putMark(db: Db, mark: MarkRow): Promise<void> {
  await tables(db)
    .insertInto('outreach_marks')
    .values(mark)
    .onConflict((at) => at.column('membership_id').doUpdateSet({ ...mark }))
    .execute()
}

export async function dropMark(db: Db, membershipId: string): Promise<void> {
  await tables(db).deleteFrom('outreach_marks').where('membership_id', '=', membershipId).execute()
}

/**
 * Takes the key for this transaction. False when it is taken: a call that is under way elsewhere is waited for, so that
 * what it did can be told.
 */
export async function takeKey(db: Db, row: Omit<ActionRow, 'membership_id' | 'result'>): Promise<boolean> {
  const { key, account_id, kind, content, made_at, done_at } = row
  const { rows } = await sql`
    insert into outreach_actions (key, account_id, kind, content, result, made_at, done_at)
    values (${key}, ${account_id}, ${kind}, ${content}, '{}', ${made_at}, ${done_at})
    on conflict (key) do nothing returning key`.execute(db)
  return rows.length > 0
}

export async function findAction(db: Db, key: string): Promise<ActionRow | undefined> {
  return tables(db).selectFrom('outreach_actions').selectAll().where('key', '=', key).executeTakeFirst()
}

export async function keepResult(db: Db, key: string, membershipId: string | null, result: Result): Promise<void> {
  await sql`update outreach_actions set result = ${JSON.stringify(result)}::jsonb, membership_id = ${membershipId}
             where key = ${key}`.execute(db)
}

export async function findDevices(db: Db, ids: readonly string[]): Promise<DeviceRow[]> {
  if (ids.length === 0) return []
  return tables(db)
    .selectFrom('outreach_devices')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('opened_at', 'desc')
    .execute()
}

export async function insertDevice(db: Db, row: DeviceRow): Promise<void> {
  await tables(db).insertInto('outreach_devices').values(row).execute()
}

export async function reopenDevice(db: Db, id: string, sessionId: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('outreach_devices')
    .set({ session_id: sessionId, opened_at: at })
    .where('id', '=', id)
    .execute()
}
