import type { SheetRow } from '#kernel/sheets/parse-sheet.ts'
import { readRow, type ReadWith, type RowCells, type RowFault, type RowRecord } from './clean-row.rules.ts'
import { nameFieldColumns } from './fields.rules.ts'
import { rowKind } from './header.rules.ts'
import { rowText } from './row-text.rules.ts'

/** A row of a sheet that stands for a person, read: `text` is what is sealed of it, `changes` how many cells read otherwise. */
export type SheetPerson = { row: number; text: string; record: RowRecord; faults: RowFault[]; changes: number }

/** Which rows are meant: below the header, after the last one that lies here. */
export type SheetPlace = { headerTo: number; after: number }

/** The people of a sheet, each with the heading above it. */
export async function* peopleOf(
  rows: AsyncIterable<SheetRow>,
  place: SheetPlace,
  by: ReadWith,
): AsyncGenerator<SheetPerson> {
  const names = nameFieldColumns(by.mapping)
  let heading: string | undefined
  for await (const { number, cells } of rows) {
    if (number <= place.headerTo + 1) continue
    const kind = rowKind(cells, names)
    if (kind === 'heading')
      heading = cells.find((cell) => /\p{L}{2}/u.test(cell))?.replace(/^\s*([IVX]+|\d+|[A-Z])[.)]\s*/, '')
    if (kind === 'person' && number > place.after)
      yield readPerson(number, { cells, ...(heading !== undefined && { heading }) }, by)
  }
}

function readPerson(row: number, cells: RowCells, by: ReadWith): SheetPerson {
  const { record, faults, changes } = readRow(cells, by)
  return { row, text: rowText(cells, { stamp: by.stamp, record }), record, faults, changes: changes.length }
}
