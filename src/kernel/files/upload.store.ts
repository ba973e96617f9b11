import { ownTables, type Db } from '#kernel/db/db.ts'

/** One hand-in of a file: its bytes lie in the file store under `sha256`. */
export type Upload = {
  id: string
  sha256: string
  size: number
  mediaType: string
  pages: number
  name: string
  createdAt: Date
}

type FileTables = {
  files: {
    id: string
    sha256: string
    size: number
    media_type: string
    pages: number
    name: string
    created_at: Date
  }
}

export async function saveUpload(db: Db, upload: Upload): Promise<void> {
  const { mediaType, createdAt, ...rest } = upload
  await ownTables<FileTables>(db)
    .insertInto('files')
    .values({ ...rest, media_type: mediaType, created_at: createdAt })
    .execute()
}

/** The uploads of these ids, in no particular order; unknown ids are simply absent. */
export async function findUploads(db: Db, ids: readonly string[]): Promise<Upload[]> {
  if (ids.length === 0) return []
  return ownTables<FileTables>(db)
    .selectFrom('files')
    .select(['id', 'sha256', 'size', 'media_type as mediaType', 'pages', 'name', 'created_at as createdAt'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute()
}
