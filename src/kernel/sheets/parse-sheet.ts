import { fromHtml, parseCsv, readOds, readXls, readXlsx, streamXlsxRows, type CellValue, type Workbook } from 'hucre'
import { AppError } from '#kernel/errors/app-error.ts'
import { refuseSheet, sheetErrors } from './sheet-errors.ts'
import { sheetKind, type SheetKind } from './sheet-kind.ts'

/**
 * The beginning of one sheet: rows as texts, joined cells of the whole sheet (from 0, both ends within). `cut`: how many
 * columns are too many and are left out.
 */
export type SheetHead = { name: string; rows: string[][]; merges: SheetMerge[]; cut?: number }
export type SheetMerge = { top: number; left: number; bottom: number; right: number }

/** A row with its number in the file, from 1. */
export type SheetRow = { number: number; cells: string[] }

const HEAD_ROWS = 60
const MAX_COLUMNS = 200
const MAX_CELL = 2000

/** What `readSheetHeads` answers, here and now. */
export async function parseSheetHeads(bytes: Uint8Array): Promise<SheetHead[]> {
  const kind = sheetKind(bytes)
  if (kind === 'csv' || kind === 'html') {
    const rows = textRows(bytes, kind).slice(0, HEAD_ROWS)
    return [{ name: '', rows, merges: [] }]
  }
  const book = await readBook(bytes, kind)
  const heads = book.sheets.map((sheet): SheetHead => {
    const rows = Array.from(sheet.rows.slice(0, HEAD_ROWS), (row) => textCells(row ?? []))
    const width = Math.max(0, ...sheet.rows.slice(0, HEAD_ROWS).map((row) => filledWidth(row ?? [])))
    const merges = (sheet.merges ?? []).map(mergeOf)
    return { name: sheet.name, rows, merges, ...(width > MAX_COLUMNS && { cut: width - MAX_COLUMNS }) }
  })
  if (heads.every(({ rows }) => rows.length === 0)) throw refuseSheet(sheetErrors.empty)
  return heads
}

/** What `readSheetRows` answers, here and now. */
export async function* parseSheetRows(bytes: Uint8Array, name: string): AsyncGenerator<SheetRow> {
  const kind = sheetKind(bytes)
  if (kind !== 'xlsx') {
    const table = kind === 'csv' || kind === 'html' ? textRows(bytes, kind) : await bookRows(bytes, kind, name)
    for (const [index, cells] of table.entries()) if (!isBlank(cells)) yield { number: index + 1, cells }
    return
  }
  const rows = streamXlsxRows(bytes, { sheet: name })
  for (;;) {
    const next = await reading(() => rows.next())
    if (next.done) return
    const cells = textCells(next.value.values)
    if (!isBlank(cells)) yield { number: next.value.index + 1, cells }
  }
}

/** Of an .xlsx the first rows; the other kinds come whole. Hidden sheets of the binary .xls are not told apart. */
function readBook(bytes: Uint8Array, kind: BookKind): Promise<Workbook> {
  if (kind === 'xls') return reading(() => readXls(bytes))
  if (kind === 'ods') return reading(() => readOds(bytes))
  return reading(() =>
    readXlsx(bytes, { maxRows: HEAD_ROWS, sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden }),
  )
}
type BookKind = Exclude<SheetKind, 'csv' | 'html'>

async function bookRows(bytes: Uint8Array, kind: BookKind, name: string): Promise<string[][]> {
  const { sheets } = await readBook(bytes, kind)
  // Rows that nobody wrote in are missing from the list.
  return Array.from(sheets.find((sheet) => sheet.name === name)?.rows ?? [], (row) => textCells(row ?? []))
}

const mergeOf = (m: { startRow: number; startCol: number; endRow: number; endCol: number }): SheetMerge => ({
  top: m.startRow,
  left: m.startCol,
  bottom: m.endRow,
  right: m.endCol,
})

const filledWidth = (values: readonly CellValue[]): number =>
  values.findLastIndex((value) => value !== null && value !== '') + 1

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')

/** What the library throws of a file is the file's fault, in our words. */
async function reading<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof AppError) throw error
    const said = error instanceof Error ? `${error.name} ${error.message}` : ''
    const locked = /encrypt|password/i.test(said)
    const old = said.includes('Unsupported XLS version')
    throw refuseSheet(locked ? sheetErrors.locked : old ? sheetErrors.oldExcel : sheetErrors.damaged)
  }
}

const textCells = (values: readonly CellValue[]): string[] => {
  const cells = values.slice(0, MAX_COLUMNS).map(cellText)
  while (cells.length > 0 && cells.at(-1) === '') cells.pop()
  return cells
}

function cellText(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  // Long numbers in full: 4.9185e10 would have lost its digits.
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(0) : String(value)
  if (typeof value === 'boolean') return value ? 'x' : ''
  return unescaped(value).slice(0, MAX_CELL)
}

/** Characters that XML cannot hold stand as `_x0002_` (ECMA-376 22.4.2.4). NUL never passes: PostgreSQL takes none. */
const unescaped = (text: string): string =>
  text
    .replaceAll(/_x([0-9A-F]{4})_/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\u0000', '')

function textRows(bytes: Uint8Array, kind: 'csv' | 'html'): string[][] {
  const text = decode(bytes)
  try {
    return kind === 'html'
      ? fromHtml(text, { typeInference: false }).rows.map(textCells)
      : parseCsv(text).map(textCells)
  } catch {
    throw refuseSheet(sheetErrors.damaged)
  }
}

/** UTF-8 or UTF-16 by its mark, UTF-8 when it is valid, else Windows-1252, in which text of old fonts was saved. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\u0000', '')
  } catch {
    return ansi(bytes).replaceAll('\u0000', '')
  }
}

/** Excel in Vietnamese saves CSV as Windows-1258 (letters with marks behind them); old fonts stand in Windows-1252. */
function ansi(bytes: Uint8Array): string {
  const viet = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  const marked = [...viet].filter((letter) => letter > '\u007f')
  const composed = marked.filter((letter) => /[\u1ea0-\u1ef9ăâđêôơưĂÂĐÊÔƠƯ]/.test(letter)).length
  const stray = marked.filter((letter) => /\p{M}|[¢-¿×÷]/u.test(letter)).length
  return composed > 0 && composed >= stray * 3 && composed * 3 >= marked.length
    ? viet
    : new TextDecoder('windows-1252').decode(bytes)
}
