import { sql } from 'kysely'
import type { Actor } from '#kernel/access/actor.ts'
import { inAccountOf, type NewOwner } from '#kernel/access/ownership.ts'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { findUploads, type Upload } from '#kernel/files/upload.store.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import type { Services } from '#kernel/operation/services.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { draftErrors } from './draft.errors.ts'
import type { DraftContent } from './draft.rules.ts'
import type { Receipt } from './draft.schema.ts'
import type { DraftTables } from './draft.table.ts'

const CONTENT = 'applications.draft.content'
const CODE = 'applications.draft.code'
const RECEIPT = 'applications.draft.receipt'

type Row = DraftTables['drafts']
type Sealing = Pick<Services, 'aead'>

export type Draft = {
  id: string
  /** The resume code, as it is stored: without separators. */
  code: string
  procedureCode: string
  procedureVersion: string
  unitCode: string
  content: DraftContent
  receipt: Receipt | null
  createdAt: Date
  updatedAt: Date
  expiresAt: Date
  owner: NewOwner
}

/** A file of a draft, by the component that it belongs to. */
export type DraftFile = Upload & { component: string }

const tables = (db: Db) => ownTables<DraftTables>(db)

export async function insertDraft(db: Db, { aead }: Sealing, draft: Draft, codeHash: string): Promise<void> {
  await tables(db)
    .insertInto('drafts')
    .values({
      id: draft.id,
      code_hash: codeHash,
      code_enc: aead.encrypt(draft.code, CODE),
      procedure_code: draft.procedureCode,
      procedure_version: draft.procedureVersion,
      unit_code: draft.unitCode,
      channel: 'online',
      content_enc: aead.encrypt(JSON.stringify(draft.content), CONTENT),
      receipt_enc: null,
      submitted_at: null,
      created_at: draft.createdAt,
      updated_at: draft.updatedAt,
      expires_at: draft.expiresAt,
      version: 1,
      account_id: draft.owner.account_id,
      represented_id: draft.owner.represented_id,
      started_by: draft.owner.by,
      mandate_id: draft.owner.mandate_id,
    })
    .execute()
}

/** Throws `applications.draft_gone` when it is not there or has expired. `lock`: until the transaction ends. */
export async function getDraft(db: Db, sealing: Sealing, id: string, now: Date, lock = false): Promise<Draft> {
  const query = tables(db).selectFrom('drafts').selectAll().where('id', '=', id).where('expires_at', '>', now)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new AppError(draftErrors.gone, { kind: 'not_found' })
  return toDraft(row, sealing)
}

/** Several drafts, newest first; those expired or gone are left out. */
export async function readDrafts(db: Db, sealing: Sealing, ids: readonly string[], now: Date): Promise<Draft[]> {
  if (ids.length === 0) return []
  const rows = await tables(db)
    .selectFrom('drafts')
    .selectAll()
    .where('id', 'in', ids)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .execute()
  return rows.map((row) => toDraft(row, sealing))
}

/** One page of the drafts in the actor's account, or of whom she acts for; one more when there are more. */
export async function readOwnDrafts(
  db: Db,
  sealing: Sealing,
  actor: Actor,
  page: { now: Date; limit: number; cursor: string | undefined },
): Promise<Draft[]> {
  const [at, id] = page.cursor === undefined || page.cursor === '' ? [] : readCursor(page.cursor, 2)
  const rows = await tables(db)
    .selectFrom('drafts')
    .selectAll()
    .where(inAccountOf(actor, 'apply'))
    .where('expires_at', '>', page.now)
    .$if(at !== undefined, (query) =>
      query.where(sql<boolean>`(updated_at, id) < (${String(at)}::timestamptz, ${String(id)}::uuid)`),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return rows.map((row) => toDraft(row, sealing))
}

export const draftCursor = (draft: Draft): string => writeCursor([draft.updatedAt.toISOString(), draft.id])

export async function saveDraftOwner(db: Db, id: string, accountId: string): Promise<void> {
  await tables(db).updateTable('drafts').set({ account_id: accountId }).where('id', '=', id).execute()
}

export async function findDraftByCode(db: Db, codeHash: string, now: Date): Promise<{ id: string } | undefined> {
  return tables(db)
    .selectFrom('drafts')
    .select('id')
    .where('code_hash', '=', codeHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

export async function saveContent(
  db: Db,
  { aead }: Sealing,
  id: string,
  content: DraftContent,
  now: Date,
): Promise<void> {
  await tables(db)
    .updateTable('drafts')
    .set((eb) => ({
      content_enc: aead.encrypt(JSON.stringify(content), CONTENT),
      updated_at: now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Submitted: the acknowledgement stays, the content goes, the files are the dossier's. */
export async function closeDraft(
  db: Db,
  { aead }: Sealing,
  id: string,
  receipt: Receipt,
  emptied: DraftContent,
  now: Date,
): Promise<void> {
  await tables(db).deleteFrom('draft_files').where('draft_id', '=', id).execute()
  await tables(db)
    .updateTable('drafts')
    .set({
      receipt_enc: aead.encrypt(JSON.stringify(receipt), RECEIPT),
      content_enc: aead.encrypt(JSON.stringify(emptied), CONTENT),
      submitted_at: now,
      updated_at: now,
    })
    .where('id', '=', id)
    .execute()
}

export async function deleteDraft(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('drafts').where('id', '=', id).execute()
}

export async function deleteExpiredDrafts(db: Db, now: Date): Promise<number> {
  const rows = await tables(db).deleteFrom('drafts').where('expires_at', '<=', now).returning('id').execute()
  return rows.length
}

export async function readDraftFiles(db: Db, draftId: string): Promise<DraftFile[]> {
  const rows = await tables(db)
    .selectFrom('draft_files')
    .select(['file_id', 'component'])
    .where('draft_id', '=', draftId)
    .orderBy('component')
    .orderBy('position')
    .execute()
  const uploads = new Map(
    (
      await findUploads(
        db,
        rows.map((row) => row.file_id),
      )
    ).map((upload) => [upload.id, upload]),
  )
  return rows.flatMap(({ file_id, component }) => {
    const upload = uploads.get(file_id)
    return upload ? [{ ...upload, component }] : []
  })
}

export async function insertDraftFile(db: Db, draftId: string, file: { id: string; component: string }): Promise<void> {
  await tables(db)
    .insertInto('draft_files')
    .values((eb) => ({
      file_id: file.id,
      draft_id: draftId,
      component: file.component,
      position: eb
        .selectFrom('draft_files')
        .select(sql<number>`coalesce(max(position), 0) + 1`.as('next'))
        .where('draft_id', '=', draftId),
    }))
    .onConflict((conflict) => conflict.column('file_id').doNothing())
    .execute()
}

export async function deleteDraftFile(db: Db, draftId: string, fileId: string): Promise<void> {
  await tables(db).deleteFrom('draft_files').where('draft_id', '=', draftId).where('file_id', '=', fileId).execute()
}

function toDraft(row: Row, { aead }: Sealing): Draft {
  return {
    id: row.id,
    code: aead.decrypt(row.code_enc, CODE),
    procedureCode: row.procedure_code,
    procedureVersion: row.procedure_version,
    unitCode: row.unit_code,
    content: JSON.parse(aead.decrypt(row.content_enc, CONTENT)) as DraftContent,
    receipt: row.receipt_enc === null ? null : (JSON.parse(aead.decrypt(row.receipt_enc, RECEIPT)) as Receipt),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
    owner: {
      account_id: row.account_id,
      represented_id: row.represented_id,
      by: row.started_by,
      mandate_id: row.mandate_id,
    },
  }
}
