import { createHash } from 'node:crypto'
import { plainText } from './payment.rules.ts'

export const STATEMENT_COLUMNS = ['date', 'credit', 'description', 'reference', 'payer'] as const
export type StatementColumn = (typeof STATEMENT_COLUMNS)[number]
/** Place of each column, from 0; date, credit and description are needed. */
export type Columns = Partial<Record<StatementColumn, number>>

/** Words of headings as Vietnamese banks write them (Vietcombank, Agribank, BIDV, VietinBank, MB, Techcombank), without accents. */
const HEADINGS: Record<StatementColumn, readonly string[]> = {
  date: [
    'NGAY GIAO DICH',
    'NGAY GD',
    'NGAY HIEU LUC',
    'NGAY HACH TOAN',
    'NGAY',
    'TRANSACTION DATE',
    'POSTING DATE',
    'BOOKING DATE',
    'EFFECTIVE DATE',
    'DATE',
  ],
  credit: [
    'SO TIEN GHI CO',
    'PHAT SINH CO',
    'GHI CO',
    'TIEN VAO',
    'SO TIEN VAO',
    'CO',
    'CREDIT AMOUNT',
    'CREDIT',
    'SO TIEN GIAO DICH',
    'SO TIEN',
    'AMOUNT',
  ],
  description: [
    'NOI DUNG CHI TIET',
    'NOI DUNG GIAO DICH',
    'NOI DUNG',
    'DIEN GIAI',
    'MO TA',
    'TRANSACTION DETAIL',
    'DESCRIPTION',
    'DETAILS',
    'REMARKS',
    'REMARK',
  ],
  reference: [
    'SO THAM CHIEU',
    'MA GIAO DICH',
    'MA GD',
    'SO BUT TOAN',
    'SO CHUNG TU',
    'SO CT',
    'REFERENCE',
    'REFERENCE NO',
    'REF NO',
    'TRANSACTION ID',
    'TRANSACTION NO',
    'DOC NO',
  ],
  payer: [
    'TEN NGUOI CHUYEN',
    'NGUOI CHUYEN',
    'TEN TAI KHOAN DOI UNG',
    'TEN DOI UNG',
    'DOI TAC',
    'DON VI CHUYEN',
    'REMITTER',
    'SENDER',
    'COUNTERPARTY',
    'COUNTERPARTY NAME',
  ],
}

export type Row = { number: number; cells: readonly string[] }
export type StatementLine = {
  line: number
  /** `YYYY-MM-DD` */
  bookedOn: string
  /** Dong that came in. */
  amount: number
  description: string
  payer: string
  reference: string | null
}

/** Banks write a heading in two languages, `Ngày giao dịch/ Transaction date`: each part is looked at, then the whole. */
const headingWords = (cell: string): string[] =>
  [...cell.split(/[/\n(]/), cell].map(plainText).filter((word) => word !== '')

/** Where the heading is and which column is what, or undefined when it is not known. Rows before it are the bank's greeting. */
export function findHeading(rows: readonly Row[]): { at: number; columns: Columns } | undefined {
  for (const [at, row] of rows.slice(0, 40).entries()) {
    const columns: Columns = {}
    for (const name of STATEMENT_COLUMNS) {
      const place = bestColumn(row.cells, HEADINGS[name])
      if (place !== undefined && !Object.values(columns).includes(place)) columns[name] = place
    }
    if (isWhole(columns)) return { at, columns }
  }
  return undefined
}

/** The column whose heading stands first in the list of words: `Số tiền ghi có` goes before `Số tiền`. */
function bestColumn(cells: readonly string[], words: readonly string[]): number | undefined {
  for (const word of words) {
    const place = cells.findIndex((cell) => headingWords(cell).includes(word))
    if (place >= 0) return place
  }
  return undefined
}

const isWhole = (columns: Columns): boolean =>
  columns.date !== undefined && columns.credit !== undefined && columns.description !== undefined

/** As somebody said by the words of the heading, where it is not known; undefined when a needed one is not there. */
export function headingNamed(
  rows: readonly Row[],
  names: Partial<Record<StatementColumn, string>>,
): { at: number; columns: Columns } | undefined {
  for (const [at, row] of rows.slice(0, 40).entries()) {
    const cells = row.cells.map(plainText)
    const columns: Columns = {}
    for (const name of STATEMENT_COLUMNS) {
      const wanted = plainText(names[name] ?? '')
      const place = wanted === '' ? -1 : cells.indexOf(wanted)
      if (place >= 0) columns[name] = place
    }
    if (isWhole(columns)) return { at, columns }
  }
  return undefined
}

/** The words of a heading, by which a layout is known again. */
export const headingHash = (row: Row): string =>
  createHash('sha256').update(row.cells.map(plainText).join('|')).digest('hex')

/** Money that came in, line by line; rows without a day or with nothing coming in (sums, debits, footers) are left out. */
export function readLines(rows: readonly Row[], columns: Columns): StatementLine[] {
  const cell = (row: Row, name: StatementColumn) => {
    const place = columns[name]
    return place === undefined ? '' : (row.cells[place] ?? '').normalize('NFC').trim()
  }
  const lines = rows.flatMap((row) => {
    const bookedOn = readDay(cell(row, 'date'))
    const amount = readMoney(cell(row, 'credit'))
    if (bookedOn === undefined || amount === undefined || amount <= 0 || amount > 2_000_000_000) return []
    const reference = cell(row, 'reference').slice(0, 100)
    return [
      {
        line: row.number,
        bookedOn,
        amount,
        description: cell(row, 'description').slice(0, 1000),
        payer: cell(row, 'payer').slice(0, 200),
        reference: reference === '' ? null : reference,
      },
    ]
  })
  return withoutShared(lines)
}

/** Payments of one order that bear its number: what others of the same file, day and amount have too tells only one. */
function withoutShared(lines: readonly StatementLine[]): StatementLine[] {
  const first = new Map<string, string>()
  return lines.map((line) => {
    const key = JSON.stringify([line.bookedOn, line.amount, line.reference])
    const says = JSON.stringify([plainText(line.description), plainText(line.payer)])
    const before = first.get(key)
    if (before === undefined) first.set(key, says)
    return before === undefined || before === says ? line : { ...line, reference: null }
  })
}

/** `dd/mm/yyyy` with any separator, two-digit years, a time behind it, and the ISO form. */
export function readDay(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text)
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/.exec(text)
  if (!written) return undefined
  const year = Number(written[3])
  return existing(year < 100 ? 2000 + year : year, Number(written[2]), Number(written[1]))
}

function existing(year: number, month: number, day: number): string | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined
}

/** Dong as banks write them: 1.234.567 · 1,234,567.00 · +24 000 VND · (5.000) is going out. Undefined: no amount. */
export function readMoney(text: string): number | undefined {
  const bare = text.replaceAll(/VND|VNĐ|đồng|đ|\s|\u00a0/giu, '')
  const matched = /^([+-]|\()?([\d.,]+)\)?$/.exec(bare)
  const digits = matched?.[2]
  if (digits === undefined || !/\d/.test(digits)) return undefined
  const decimal = /^(.*)[.,](\d{1,2})$/.exec(digits)
  // Three digits behind the last mark are thousands; one or two are cents, which dong do not have.
  if (decimal && /[1-9]/.test(decimal[2] ?? '')) return undefined
  const whole = Number((decimal ? (decimal[1] ?? '') : digits).replaceAll(/[.,]/g, ''))
  return matched?.[1] === '-' || matched?.[1] === '(' ? -whole : whole
}

/**
 * What makes a line the same when it comes again, in this file or another: all it says, and which of such lines of its
 * file it is. Two equal transfers of one day without a reference stay two.
 */
export function lineHashes(lines: readonly StatementLine[]): string[] {
  const seen = new Map<string, number>()
  return lines.map(({ bookedOn, amount, description, payer, reference }) => {
    const says = JSON.stringify([bookedOn, amount, plainText(description), plainText(payer), reference])
    const nth = (seen.get(says) ?? 0) + 1
    seen.set(says, nth)
    return createHash('sha256')
      .update(`${says} ${reference === null ? nth : 1}`)
      .digest('hex')
  })
}
