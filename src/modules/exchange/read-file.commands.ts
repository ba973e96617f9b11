import { openUpload } from '#kernel/files/release.ts'
import { findUsableUploads } from '#kernel/files/upload.store.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { readSheetRows } from '#kernel/sheets/read-sheet.ts'
import { exchangeErrors, notFound } from './exchange.errors.ts'
import { nameFieldColumns } from './fields.rules.ts'
import { rowKind } from './header.rules.ts'
import { MAX_ROWS } from './import.rules.ts'
import { deleteRows, insertRows } from './import-row.store.ts'
import type { ImportRow } from './import.store.ts'
import { sealedCells } from './sealed.rules.ts'
import { AppError } from '#kernel/errors/app-error.ts'

const BATCH = 5000

/** The bytes of the uploaded file. Throws `kernel.file_being_checked` while it waits for the malware scanner. */
export async function bytesOf(ctx: Ctx, fileId: string): Promise<Uint8Array> {
  const [upload] = await findUsableUploads(ctx.db, [fileId])
  if (!upload) throw notFound()
  return openUpload(ctx.services.files, upload)
}

/** Lays the rows of the chosen sheet down, one for each person; headings of branches go with the rows below them. */
export async function layRows(ctx: Ctx, row: ImportRow): Promise<number> {
  const bytes = await bytesOf(ctx, row.file_id)
  await deleteRows(ctx.db, row.id)
  const names = nameFieldColumns(row.mapping)
  let batch: { row: number; cells: string }[] = []
  let heading: string | undefined
  let total = 0
  for await (const { number, cells } of readSheetRows(bytes, row.sheet)) {
    if (number <= row.header_to + 1) continue
    const kind = rowKind(cells, names)
    if (kind === 'heading')
      heading = cells.find((cell) => /\p{L}{2}/u.test(cell))?.replace(/^\s*([IVX]+|\d+|[A-Z])[.)]\s*/, '')
    if (kind !== 'person') continue
    if ((total += 1) > MAX_ROWS)
      throw new AppError(exchangeErrors.tooManyRows, { kind: 'invalid', params: { limit: MAX_ROWS } })
    batch.push({
      row: number,
      cells: sealedCells.seal(ctx.services.aead, { cells, ...(heading !== undefined && { heading }) }),
    })
    if (batch.length >= BATCH) {
      await insertRows(ctx.db, row.id, batch)
      batch = []
    }
  }
  if (batch.length > 0) await insertRows(ctx.db, row.id, batch)
  return total
}
