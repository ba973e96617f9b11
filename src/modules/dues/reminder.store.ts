import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { DuesTables } from './dues.table.ts'
import { holdMembers } from './ledger.store.ts'

export async function hasChosenReminders(db: Db, membership: string): Promise<boolean> {
  return (await wantReminders(db, [membership])).has(membership)
}

/** Which of these members want to be reminded by a message. */
export async function wantReminders(db: Db, memberships: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select membership_id as id from dues_reminder_choices
     where membership_id = any(${[...memberships]}::uuid[]) and withdrawn_at is null`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

export async function setReminderChoice(
  db: Db,
  given: { membership: string; account: string; wanted: boolean; at: Date },
): Promise<void> {
  const { membership, account, wanted, at } = given
  await sql`
    insert into dues_reminder_choices as c (membership_id, account_id, chosen_at, withdrawn_at)
    values (${membership}::uuid, ${account}::uuid, ${at}, ${wanted ? null : at})
    on conflict (membership_id) do update set account_id = ${account}::uuid, chosen_at = case when ${wanted} then ${at} else c.chosen_at end,
      withdrawn_at = ${wanted ? null : at}`.execute(db)
}

/** When these members were last reminded, by membership. */
export async function lastReminders(db: Db, memberships: readonly string[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select membership_id as id, max(reminded_at) as at from dues_reminders
     where membership_id = any(${[...memberships]}::uuid[]) group by 1`.execute(db)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

export type NewReminder = DuesTables['dues_reminders']
export async function insertReminders(db: Db, rows: readonly NewReminder[]): Promise<void> {
  if (rows.length > 0)
    await ownTables<DuesTables>(db)
      .insertInto('dues_reminders')
      .values([...rows])
      .execute()
}

/**
 * Notes reminders before they go out and answers which: of two who send at once, the second finds the member reminded.
 * In a short transaction of its own, so that no connection is held while a carrier is slow.
 */
export async function claimReminders(db: Db, rows: readonly NewReminder[], since: Date): Promise<NewReminder[]> {
  if (rows.length === 0) return []
  const members = rows.map((row) => row.membership_id)
  return db.transaction().execute(async (trx) => {
    await holdMembers(trx, members)
    const last = await lastReminders(trx, members)
    const free = rows.filter((row) => {
      const told = last.get(row.membership_id)
      return told === undefined || told <= since
    })
    await insertReminders(trx, free)
    return free
  })
}

/** Takes back what was noted for messages that did not go out. */
export async function dropReminders(db: Db, rows: readonly NewReminder[]): Promise<void> {
  const ids = rows.map(({ id }) => id)
  await sql`delete from dues_reminders where id = any(${ids}::uuid[])`.execute(db)
}

/** Members who asked to be reminded and were not since that moment, in the order of their ids after one. */
export async function membersWhoChose(
  db: Db,
  { since, after, limit }: { since: Date; after: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.membership_id as id from dues_reminder_choices c
     where c.withdrawn_at is null and c.membership_id > ${after}::uuid
       and not exists (select from dues_reminders r where r.membership_id = c.membership_id and r.reminded_at > ${since})
     order by c.membership_id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}
