import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { Aead } from '#kernel/crypto/aead.ts'
import type { Erased, HeldRow } from '#kernel/personal/erase.ts'
import { sealedRequest } from './sealed-request.rules.ts'
import type { DeletionRow, SubjectTables } from './subject.table.ts'

const tables = (db: Db) => ownTables<SubjectTables>(db)

type NewDeletion = Pick<DeletionRow, 'id' | 'request_id' | 'account_id' | 'dossier_ids' | 'decided_at'>

/** The deletion as decided; one that is known already stays as it is. */
export async function insertDeletion(db: Db, deletion: NewDeletion): Promise<void> {
  await tables(db)
    .insertInto('deletions')
    .values({ ...deletion, done_at: null, report: null, bytes_left: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function findDeletion(db: Db, id: string): Promise<DeletionRow | undefined> {
  return tables(db).selectFrom('deletions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** What a run did. Counts of an earlier run stay when this one had nothing left to do. */
export async function saveDeletion(
  db: Db,
  deletion: DeletionRow,
  run: { erased: Erased; waiting: readonly string[]; at: Date },
): Promise<void> {
  const { counts, remove, seal } = run.erased
  await tables(db)
    .updateTable('deletions')
    .set({
      done_at: deletion.done_at ?? run.at,
      report: sql`${JSON.stringify({ ...counts, ...deletion.report })}::jsonb`,
      waiting_dossiers: [...run.waiting],
      bytes_left: sql`${JSON.stringify({
        remove: [...(deletion.bytes_left?.remove ?? []), ...remove],
        seal: [...(deletion.bytes_left?.seal ?? []), ...seal],
      })}::jsonb`,
    })
    .where('id', '=', deletion.id)
    .execute()
}

export async function bytesSettled(db: Db, id: string): Promise<void> {
  await tables(db).updateTable('deletions').set({ bytes_left: null }).where('id', '=', id).execute()
}

/** Values that a duty keeps, sealed as one text a row. A row that is held already keeps what was held first. */
export async function holdValues(
  db: Db,
  aead: Aead,
  deletionId: string,
  rows: readonly HeldRow[],
  at: Date,
): Promise<void> {
  for (const row of rows)
    await tables(db)
      .insertInto('held_values')
      .values({
        table_name: row.table,
        row_key: row.rowKey,
        deletion_id: deletionId,
        dossier_id: row.dossierId,
        law: row.law,
        values_sealed: aead.encrypt(JSON.stringify(row.values), sealedRequest.held),
        held_since: at,
      })
      .onConflict((conflict) => conflict.columns(['table_name', 'row_key']).doNothing())
      .execute()
}

export type HeldEntry = { table: string; law: string; since: Date; values: Record<string, unknown> }

export async function readHeld(db: Db, aead: Aead, dossierId: string): Promise<HeldEntry[]> {
  const rows = await tables(db)
    .selectFrom('held_values')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('table_name')
    .execute()
  return rows.map((row) => ({
    table: row.table_name,
    law: row.law,
    since: row.held_since,
    values: JSON.parse(aead.decrypt(row.values_sealed, sealedRequest.held)) as Record<string, unknown>,
  }))
}

/** Deletions that wait for dossiers to be finished, or that were never carried out. */
export async function unfinishedDeletions(db: Db, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('deletions')
    .select('id')
    .where(sql<boolean>`done_at is null or waiting_dossiers <> '{}' or bytes_left is not null`)
    .orderBy('decided_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}
