import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'
import { refuseInfected, type ScanState } from './release.ts'

/** One hand-in of a file: a row of `files`. The bytes lie in the file store under `sha256`. */
export type Upload = {
  id: string
  sha256: string
  size: number
  mediaType: string
  pages: number
  name: string
  scan: ScanState
}

export type FileTables = {
  files: {
    id: string
    sha256: string
    size: number
    media_type: string
    pages: number
    name: string
    created_at: Date
    /** Keyed hash (own-uploads.ts); null: nobody's. */
    uploader: string | null
    scan: ScanState
    scan_finding: string | null
    scan_tries: number
    scan_after: Date | null
    scanned_at: Date | null
  }
}

type NewUpload = Omit<Upload, 'scan'> & { uploader?: string | null; scan?: ScanState; finding?: string }

/** A file that waits for the scanner is looked at by the job right away; one that was scanned, was so at `at`. */
export async function saveUpload(db: Db, upload: NewUpload, at: Date): Promise<void> {
  const { mediaType, uploader = null, scan = 'unscanned', finding = null, ...rest } = upload
  await ownTables<FileTables>(db)
    .insertInto('files')
    .values({
      ...rest,
      media_type: mediaType,
      created_at: at,
      uploader,
      scan,
      scan_finding: finding,
      scan_tries: 0,
      scan_after: scan === 'waiting' ? at : null,
      scanned_at: scan === 'clean' || scan === 'infected' ? at : null,
    })
    .execute()
}

/** Uploads by id, in no order; unknown ids are left out. Ids must be UUIDs. */
export async function findUploads(db: Db, ids: readonly string[]): Promise<Upload[]> {
  if (ids.length === 0) return []
  // One array parameter: a list of any length is the same prepared statement.
  const { rows } = await db.executeQuery(statement<Upload>`
    select id, sha256, size, media_type as "mediaType", pages, name, scan from files where id = any(${ids}::uuid[])`)
  return rows
}

/** Whose uploads are taken: those of one uploader (keyed hash) and, `orNobodys`, those that belong to nobody yet. */
export type Whose = { uploader: string | null; orNobodys: boolean }

/**
 * As `findUploads`, for operations that put files to something. Throws `kernel.file_infected` when one of them is. Without
 * `whose` for ids that our own tables name; those that a caller names are asked with `findOwnUploads`.
 */
export async function findUsableUploads(db: Db, ids: readonly string[], whose?: Whose): Promise<Upload[]> {
  const uploads = whose === undefined ? await findUploads(db, ids) : await findUploadsOf(db, ids, whose)
  refuseInfected(uploads)
  return uploads
}

async function findUploadsOf(db: Db, ids: readonly string[], { uploader, orNobodys }: Whose): Promise<Upload[]> {
  const { rows } = await db.executeQuery(statement<Upload>`
    select id, sha256, size, media_type as "mediaType", pages, name, scan from files
     where id = any(${ids}::uuid[]) and (uploader = ${uploader} or (${orNobodys}::boolean and uploader is null))`)
  return rows
}

/** Says whose an upload is, when it is nobody's yet. */
export async function setUploader(db: Db, id: string, uploader: string): Promise<void> {
  await ownTables<FileTables>(db)
    .updateTable('files')
    .set({ uploader })
    .where('id', '=', id)
    .where('uploader', 'is', null)
    .execute()
}

/**
 * Deletes hand-ins older than `before` that no row of any table refers to any more; at most `limit`. What refers to
 * `files` is read from the foreign keys, so a module that keeps files is safe by declaring one. The bytes stay: the same
 * content may lie there for a result too. Returns how many rows went.
 */
export async function deleteUnusedUploads(db: Db, before: Date, limit = 1000): Promise<number> {
  const keys = await sql<{ table: string; column: string }>`
    select c.conrelid::regclass::text as "table", a.attname as "column" from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'files'::regclass`.execute(db)
  const unused = keys.rows.map(
    ({ table, column }) => sql`not exists (select from ${sql.table(table)} r where ${sql.ref(`r.${column}`)} = f.id)`,
  )
  const { rows } = await sql`
    delete from files where id in (
      select f.id from files f where ${sql.join([sql`f.created_at < ${before}`, ...unused], sql` and `)}
      limit ${limit} for update skip locked
    ) returning id`.execute(db)
  return rows.length
}
