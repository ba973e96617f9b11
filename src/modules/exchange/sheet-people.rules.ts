import { tidy } from './clean-name.rules.ts'
import { readRow, type ReadWith, type RowCells, type RowFault, type RowRecord } from './clean-row.rules.ts'
import { decodeText } from './detect-encoding.rules.ts'
import { nameFieldColumns } from './fields.rules.ts'
import { isUnitHeading, repeatsHeader, rowKind, type Merge } from './header.rules.ts'
import { rowText } from './row-text.rules.ts'
import { aboveReader } from './same-as-above.rules.ts'

/** A row as the file has it, with its number from 1; blank rows are left out. */
type NumberedRow = { number: number; cells: string[] }

/** A row of a sheet that stands for a person, read: `text` is what is sealed of it, `changes` how many cells read otherwise. */
export type SheetPerson = { row: number; text: string; record: RowRecord; faults: RowFault[]; changes: number }

/** Which rows are meant: below the header (rows from 0), after the last one that lies here; what the sheet says of them all. */
export type SheetPlace = {
  sheet: string
  headerFrom: number
  headerTo: number
  headers: readonly string[]
  merges: readonly Merge[]
  after: number
}

/** The people of a sheet, each with the heading above it. */
export async function* peopleOf(
  rows: AsyncIterable<NumberedRow>,
  place: SheetPlace,
  by: ReadWith,
): AsyncGenerator<SheetPerson> {
  const names = nameFieldColumns(by.mapping)
  const old = by.encodings.find((encoding) => encoding !== 'unicode') ?? 'unicode'
  const readAbove = aboveReader(place.merges)
  const isHeader = repeatsHeader(place.headers, names)
  let heading = headingIn(place.sheet, by)
  let signed = false
  for await (const { number, cells } of rows) {
    if (number <= place.headerTo + 1) {
      heading = headingOver(cells, number >= place.headerFrom - 1, by, names) ?? heading
      continue
    }
    const above = readAbove(number, cells)
    const read = old === 'unicode' || filled(cells).length > FEW ? cells : cells.map((cell) => decodeText(cell, old))
    const kind = isHeader(cells) ? 'header' : kindOf(cells, read, names)
    if (kind === 'heading') heading = headingText(isHeading(cells, names) ? cells : read)
    // Below signatures stand the names of who signed. Another table begins with a heading, a header or a numbered row.
    signed = kind === 'end' || (signed && (kind === 'none' || (kind === 'person' && maySign(cells))))
    if (kind === 'person' && !signed && number > place.after)
      yield readPerson(number, { cells, ...(above && { above }), ...(heading !== undefined && { heading }) }, by)
  }
}

/** Headings, sums and signatures have few texts: only such rows are read in an old font to see what they are. */
const FEW = 4

const filled = (cells: readonly string[]): string[] => cells.filter((cell) => cell.trim() !== '')

const isHeading = (cells: readonly string[], names: readonly number[]) => rowKind(cells, names) === 'heading'

function kindOf(cells: readonly string[], read: readonly string[], names: readonly number[]) {
  const kind = rowKind(cells, names)
  return read === cells || kind === 'heading' ? kind : rowKind(read, names)
}

/** At most three names and no number in front. */
const maySign = (cells: readonly string[]): boolean => {
  const texts = filled(cells)
  return texts.length <= 3 && !/^\s*\d/.test(texts[0] ?? '')
}

const headingText = (cells: readonly string[]): string | undefined =>
  cells.find((cell) => /\p{L}{2}/u.test(cell))?.replace(/^\s*([IVX]+|\d+|[A-Z])[.)]\s*/, '')

/** A branch that a title over the table names, or a heading right above the header, whether anybody knows it or not. */
function headingOver(
  cells: readonly string[],
  near: boolean,
  by: ReadWith,
  names: readonly number[],
): string | undefined {
  if (near && isHeading(cells, names)) return headingText(cells)
  for (const text of filled(cells)) {
    const part = /(?:chi hội|tổ phụ nữ|tổ hội)\s.*/iu.exec(tidy(text))?.[0]
    const found = part === undefined ? undefined : headingIn(part, by)
    if (found !== undefined) return found
  }
  return undefined
}

/** A text that surely names a branch: of a sheet "1" or "2026" nobody knows. */
function headingIn(text: string, by: ReadWith): string | undefined {
  const name = tidy(text)
  if (!/\p{L}{2}/u.test(name) || (/\d/.test(name) && !isUnitHeading(name))) return undefined
  const found = by.resolve(name, '')
  const root = by.resolve('', '')
  return 'code' in found && !('code' in root && root.code === found.code) ? name : undefined
}

function readPerson(row: number, cells: RowCells, by: ReadWith): SheetPerson {
  const { record, faults, changes } = readRow(cells, by)
  return { row, text: rowText(cells, { stamp: by.stamp, record }), record, faults, changes: changes.length }
}
