import { openUpload } from '#kernel/files/release.ts'
import { findUsableUploads } from '#kernel/files/upload.store.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { readSheetRows } from '#kernel/sheets/read-sheet.ts'
import { exchangeErrors, notFound } from './exchange.errors.ts'
import { nameFieldColumns } from './fields.rules.ts'
import { rowKind } from './header.rules.ts'
import { MAX_ROWS } from './import.rules.ts'
import { classify } from './check.commands.ts'
import { cleanRow, type CleanRow, type RowCells } from './clean-row.rules.ts'
import { importContext, type ImportContext } from './import-context.reads.ts'
import { deleteRows, insertRows, lastRow } from './import-row.store.ts'
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

type Piece = { row: number; cells: RowCells }

/**
 * Lays the next rows of the chosen sheet down, checked already, one for each person; headings of branches go with the rows
 * below them. At most `size` people, after those that lie here. Answers how many lie here now and whether there are more.
 */
export async function layRows(ctx: Ctx, row: ImportRow, size: number): Promise<{ total: number; more: boolean }> {
  const bytes = await bytesOf(ctx, row.file_id)
  if (row.total === 0) await deleteRows(ctx.db, row.id)
  const context = await importContext(ctx, row)
  const after = row.total === 0 ? 0 : await lastRow(ctx.db, row.id)
  let batch: Piece[] = []
  let [total, written] = [row.total, Promise.resolve()]
  for await (const piece of peopleOf(bytes, row)) {
    if (piece.row <= after) continue
    if (total === MAX_ROWS)
      throw new AppError(exchangeErrors.tooManyRows, { kind: 'invalid', params: { limit: MAX_ROWS } })
    if (total - row.total === size) return written.then(() => ({ total, more: true }))
    total += 1
    batch.push(piece)
    if (batch.length < BATCH && total - row.total < size) continue
    // Checked and written while the next rows are read and cleaned.
    const cleaned = cleanPieces(ctx, context, batch)
    await written
    written = layDown(ctx, context, cleaned)
    written.catch(() => {}) // it is awaited above or below, and throws there
    batch = []
  }
  await written
  await layDown(ctx, context, cleanPieces(ctx, context, batch))
  return { total, more: false }
}

/** The rows of the sheet that stand for a person, each with the heading above it. */
async function* peopleOf(bytes: Uint8Array, row: ImportRow): AsyncGenerator<Piece> {
  const names = nameFieldColumns(row.mapping)
  let heading: string | undefined
  for await (const { number, cells } of readSheetRows(bytes, row.sheet)) {
    if (number <= row.header_to + 1) continue
    const kind = rowKind(cells, names)
    if (kind === 'heading')
      heading = cells.find((cell) => /\p{L}{2}/u.test(cell))?.replace(/^\s*([IVX]+|\d+|[A-Z])[.)]\s*/, '')
    if (kind === 'person') yield { row: number, cells: { cells, ...(heading !== undefined && { heading }) } }
  }
}

type Cleaned = { row: number; sealed: string; clean: CleanRow }

function cleanPieces(ctx: Ctx, context: ImportContext, pieces: readonly Piece[]): Cleaned[] {
  return pieces.map(({ row, cells }) => {
    const clean = cleanRow(cells, context.clean)
    const kept = { stamp: context.clean.stamp, record: clean.record }
    return { row, clean, sealed: sealedCells.seal(ctx.services.aead, cells, kept) }
  })
}

async function layDown(ctx: Ctx, context: ImportContext, rows: readonly Cleaned[]): Promise<void> {
  if (rows.length === 0) return
  const toCheck = rows.map(({ row, clean }) => ({ stored: { row, decision: null, person_id: null }, clean }))
  const checked = await classify(ctx, context, toCheck)
  await insertRows(
    ctx.db,
    context.import.id,
    checked.map((row, at) => ({ ...row, cells: rows[at]?.sealed ?? '' })),
  )
}
