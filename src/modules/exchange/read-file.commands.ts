import { AppError } from '#kernel/errors/app-error.ts'
import { openUpload } from '#kernel/files/release.ts'
import { findUsableUploads } from '#kernel/files/upload.store.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { classify } from './check.commands.ts'
import { admissionFaults } from './clean-row.rules.ts'
import { exchangeErrors, notFound } from './exchange.errors.ts'
import { layoutAt } from './header.rules.ts'
import { importContext, type ImportContext } from './import-context.reads.ts'
import { MAX_ROWS } from './import.rules.ts'
import { deleteRows, insertRows, lastRow } from './import-row.store.ts'
import type { ImportRow } from './import.store.ts'
import { readSheetPeople } from './read-sheet-people.ts'
import { sealedCells, sealedHeads } from './sealed.rules.ts'
import type { SheetPerson, SheetPlace } from './sheet-people.rules.ts'

/** The bytes of the uploaded file. Throws `kernel.file_being_checked` while it waits for the malware scanner. */
export async function bytesOf(ctx: Ctx, fileId: string): Promise<Uint8Array> {
  const [upload] = await findUsableUploads(ctx.db, [fileId])
  if (!upload) throw notFound()
  return openUpload(ctx.services.files, upload)
}

/**
 * Lays the next rows of the chosen sheet down, checked already, one for each person; headings of branches go with the rows
 * below them. At most `size` people, after those that lie here. Answers how many lie here now and whether there are more.
 */
export async function layRows(ctx: Ctx, row: ImportRow, size: number): Promise<{ total: number; more: boolean }> {
  const bytes = await bytesOf(ctx, row.file_id)
  if (row.total === 0) await deleteRows(ctx.db, row.id)
  const context = await importContext(ctx, row)
  const after = row.total === 0 ? 0 : await lastRow(ctx.db, row.id)
  const place = { ...placeOf(ctx, row), after }
  let [total, more, written] = [row.total, false, Promise.resolve()]
  for await (const read of readSheetPeople({ bytes, place, by: context.read })) {
    const people = read.slice(0, row.total + size - total)
    total += people.length
    if (total > MAX_ROWS)
      throw new AppError(exchangeErrors.tooManyRows, { kind: 'invalid', params: { limit: MAX_ROWS } })
    // Sealed while the last ones are written, checked and written while the next ones are read.
    const sealed = people.map((person) => ({ ...person, text: sealedCells.seal(ctx.services.aead, person.text) }))
    await written
    written = layDown(ctx, context, sealed)
    written.catch(() => {}) // it is awaited above or below, and throws there
    more = people.length < read.length
    if (more) break
  }
  await written
  return { total, more }
}

/** Where on its sheet the table stands. */
function placeOf(ctx: Ctx, row: ImportRow): Omit<SheetPlace, 'after'> {
  const { sheet, header_from: headerFrom, header_to: headerTo } = row
  const head = sealedHeads.open(ctx.services.aead, row.heads_sealed).find(({ name }) => name === sheet)
  const { rows, merges } = head ?? { rows: [], merges: [] }
  return { sheet, headerFrom, headerTo, merges, headers: layoutAt(rows, merges, headerFrom, headerTo).headers }
}

async function layDown(ctx: Ctx, context: ImportContext, people: readonly SheetPerson[]): Promise<void> {
  if (people.length === 0) return
  const toCheck = people.map(({ row, record, faults, changes }) => ({
    stored: { row, decision: null, person_id: null },
    clean: { record, changes, faults: [...faults, ...admissionFaults(record, context.clean)] },
  }))
  const checked = await classify(ctx, context, toCheck)
  await insertRows(
    ctx.db,
    context.import.id,
    checked.map((row, at) => ({ ...row, cells: people[at]?.text ?? '' })),
  )
}
