import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { ConsentSubject, ConsentTexts } from './consent.rules.ts'
import type { Channel, ConsentRow, PrivacyTables } from './privacy.table.ts'

const tables = (db: Db) => ownTables<PrivacyTables>(db)

export type ConsentText = {
  purpose: string
  version: number
  texts: ConsentTexts
  sensitive: string[]
}

/** The text of each purpose that is asked today: its latest version. */
export async function readTexts(db: Db): Promise<ConsentText[]> {
  const { rows } = await sql<ConsentText>`
    select distinct on (purpose) purpose, version, texts, sensitive from consent_texts
    order by purpose, version desc`.execute(db)
  return rows
}

/** Rows that name the subject in any way, newest first. */
export async function readConsents(db: Db, subject: ConsentSubject): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`
    select id, purpose, version, text_hash, locale, account_id, draft_id, dossier_id, given_at, given_channel, given_screen,
      given_by, withdrawn_at, withdrawn_channel, withdrawn_screen, withdrawn_by
    from consents where ${ofSubject(subject)} order by given_at desc, id desc limit 500`.execute(db)
  return rows
}

/** Standing consents of the subject to the purpose. */
export async function findStanding(db: Db, subject: ConsentSubject, purpose: string): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select id from consents where purpose = ${purpose} and withdrawn_at is null and ${ofSubject(subject)}`.execute(db)
  return rows
}

const ofSubject = ({ accountId, draftId, dossierId }: ConsentSubject) => sql`(
  account_id = ${accountId ?? null}::uuid or draft_id = ${draftId ?? null}::uuid or dossier_id = ${dossierId ?? null}::uuid)`

/** Says whether it is new: two tabs that tick the same box give one consent. */
export async function insertConsent(db: Db, row: ConsentRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('consents')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export type Withdrawal = { at: Date; channel: Channel; screen: string; by: string | null }

/** Withdraws all standing consents of the subject to the purpose; returns their ids. */
export async function withdrawConsents(
  db: Db,
  subject: ConsentSubject,
  purpose: string,
  { at, channel, screen, by }: Withdrawal,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update consents set withdrawn_at = ${at}, withdrawn_channel = ${channel}, withdrawn_screen = ${screen},
      withdrawn_by = ${by}::uuid
    where purpose = ${purpose} and withdrawn_at is null and ${ofSubject(subject)} returning id`.execute(db)
  return rows.map((row) => row.id)
}

/** What was agreed to in a draft goes on for its dossier. */
export async function carryToDossier(db: Db, draftId: string, dossierId: string): Promise<void> {
  await tables(db)
    .updateTable('consents')
    .set({ dossier_id: dossierId })
    .where('draft_id', '=', draftId)
    .where('dossier_id', 'is', null)
    .execute()
}
