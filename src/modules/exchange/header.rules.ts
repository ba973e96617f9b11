import { plainWords } from './clean-word.rules.ts'
import { guessField, type Field } from './fields.rules.ts'

/** A rectangle of joined cells, counted from 0, both ends within. */
export type Merge = { top: number; left: number; bottom: number; right: number }
export type Cells = readonly (readonly string[])[]

/** Where the table begins: rows of the header (from 0) and what stands over each column. */
export type Layout = { from: number; to: number; headers: string[] }

/** Titles, seals and empty lines stand above the table; further down than this no table begins. */
const LOOK = 30

/** Finds the header: the row with most known words; joined cells and a second row below belong to it. */
export function findLayout(rows: Cells, merges: readonly Merge[]): Layout {
  const scores = rows.slice(0, LOOK).map((row) => new Set(row.map((cell) => guessField(cell)?.field)).size)
  const texts = (at: number) => (rows[at] ?? []).filter((cell) => cell.trim() !== '').length
  let from = 0
  for (const [at, score] of scores.entries())
    if (texts(at) > 1 && (score > (scores[from] ?? 0) || texts(from) <= 1)) from = at
  return layoutAt(rows, merges, from, lastHeaderRow(rows, merges, from))
}

/** The layout with its header in these rows, when somebody chose them by hand. */
export function layoutAt(rows: Cells, merges: readonly Merge[], from: number, to: number): Layout {
  const width = Math.max(0, ...rows.slice(from, to + 20).map((row) => row.length))
  const headers = Array.from({ length: width }, (_none, column) => {
    const parts: string[] = []
    for (let row = from; row <= to; row += 1) {
      const text = textAt(rows, merges, row, column)
      if (text !== '' && parts.at(-1) !== text) parts.push(text)
    }
    return parts.join(' / ')
  })
  return { from, to, headers }
}

/** A cell with the text of the joined cell that it is part of. */
function textAt(rows: Cells, merges: readonly Merge[], row: number, column: number): string {
  const merge = merges.find((m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right)
  return (rows[merge?.top ?? row]?.[merge?.left ?? column] ?? '').trim()
}

function lastHeaderRow(rows: Cells, merges: readonly Merge[], from: number): number {
  const joined = merges.filter(({ top, bottom }) => top <= from && bottom >= from)
  const down = Math.max(from, ...joined.map(({ bottom }) => bottom))
  if (down > from) return Math.min(down, from + 3)
  // A heading over several columns has its parts in the next row.
  const over = joined.find(({ left, right }) => right > left)
  const next = rows[from + 1] ?? []
  const parts = over && next.slice(over.left, over.right + 1).some((cell) => /\p{L}/u.test(cell))
  return parts && (next[0] ?? '').trim() === '' ? from + 1 : from
}

/** What each column is: known words first, then likely ones; no field twice. */
export function guessMapping(layout: Layout, rows: Cells): (Field | 'skip')[] {
  const guesses = layout.headers.map((header) => guessField(header))
  const taken = new Set<Field>()
  const mapping = layout.headers.map((): Field | 'skip' => 'skip')
  for (const sure of [true, false])
    for (const [column, guess] of guesses.entries())
      if (guess && guess.sure === sure && guess.field !== 'skip' && !taken.has(guess.field)) {
        taken.add(guess.field)
        mapping[column] = guess.field
      }
  return splitNames(splitYears(mapping, layout), layout, rows)
}

/** One heading "Họ và tên" over two columns: what is before the name, and the name. */
function splitNames(mapping: (Field | 'skip')[], layout: Layout, rows: Cells): (Field | 'skip')[] {
  const at = mapping.indexOf('name')
  const next = layout.headers[at + 1]
  if (at < 0 || next === undefined || (next !== '' && next !== layout.headers[at])) return fixLone(mapping)
  const sample = rows.slice(layout.to + 1, layout.to + 30).map((row) => (row[at + 1] ?? '').trim())
  const words = sample.filter((text) => text !== '' && !/\d/.test(text))
  if (words.length < 2 || words.some((text) => text.split(/\s+/).length > 2)) return fixLone(mapping)
  return mapping.with(at, 'family_name').with(at + 1, 'given_name')
}

/** "Tên" beside no family name is the whole name. */
function fixLone(mapping: (Field | 'skip')[]): (Field | 'skip')[] {
  const given = mapping.indexOf('given_name')
  if (given < 0 || mapping.includes('family_name') || mapping.includes('name')) return mapping
  return mapping.with(given, 'name')
}

/** Columns "Nam" and "Nữ" are years of birth only under such a heading, or side by side without another column of birth. */
function splitYears(mapping: (Field | 'skip')[], layout: Layout): (Field | 'skip')[] {
  const both = mapping.includes('birth_female') && mapping.includes('birth_male')
  return mapping.map((field, column) => {
    if (field !== 'birth_female' && field !== 'birth_male') return field
    if (both || plainWords(layout.headers[column] ?? '').includes('sinh')) return field
    return field === 'birth_female' && !mapping.includes('sex') ? 'sex' : 'skip'
  })
}

/** The row under the header that only counts columns: (1) (2) (3), A B C. */
export function isNumbering(row: readonly string[]): boolean {
  const texts = row.map((cell) => cell.replaceAll(/[()\s.]/g, '')).filter((cell) => cell !== '')
  if (texts.length < 3) return false
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const numbers = texts.filter((text) => /^\d{1,2}(=.*)?$/.test(text)).map(Number.parseFloat)
  return (
    texts.every((text) => /^\d{1,2}(=.*)?$/.test(text) || letters.includes(text.toUpperCase())) &&
    numbers.every((value, place) => place === 0 || value === (numbers[place - 1] ?? 0) + 1)
  )
}

/**
 * Whether a row only says again what the columns are: many print the header on every page, or have a table for each branch.
 */
export function repeatsHeader(
  headers: readonly string[],
  nameColumns: readonly number[],
): (row: readonly string[]) => boolean {
  const parts = headers.map((header) => new Set(header.split(' / ').map(plainWords)))
  const says = (row: readonly string[], column: number) => parts[column]?.has(plainWords(row[column] ?? '')) ?? false
  return (row) => {
    if (nameColumns.some((column) => (row[column] ?? '').trim() !== '' && !says(row, column))) return false
    const columns = row.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]))
    // Somebody of the family Hồ stands under "Họ": one cell alone says nothing.
    return columns.length > 1 && columns.filter((column) => says(row, column)).length * 3 >= columns.length * 2
  }
}

/**
 * What a row is: one of a person, a heading within the table ("CHI HỘI THÔN 1"), the end of it where somebody signs, or
 * none of these (sums, blank).
 */
export function rowKind(row: readonly string[], nameColumns: readonly number[]): 'person' | 'heading' | 'end' | 'none' {
  const texts = row.flatMap((cell, column) => (cell.trim() === '' ? [] : [{ text: cell.trim(), column }]))
  if (texts.length === 0 || (texts.every(({ text }) => text.length < 9) && isNumbering(row))) return 'none'
  const words = texts.filter(({ text }) => /\p{L}/u.test(text) && !/^([IVXLC]+|[A-Z])\.?$/.test(text))
  const heading = words.length === 1 && texts.length <= 2 ? words[0] : undefined
  if (heading && isUnitHeading(heading.text)) return 'heading'
  const named = nameColumns.some((column) => /\p{L}/u.test(row[column] ?? '') && !isSumOrSignature(row[column] ?? ''))
  // Who has a name and more is a person, also a worker ("Công nhân") or a chair ("Chủ tịch").
  if (named && texts.length >= 3) return 'person'
  if (words.some(({ text }) => isSignature(text))) return 'end'
  if (words.some(({ text }) => isSum(text))) return 'none'
  // A date and a place above signatures stand in some column of their own.
  return named || texts.length >= 3 ? 'person' : 'none'
}

/** "Tổng cộng: 25", "Người lập biểu", "TM. Ban Chấp hành"; not "Công Thị Hoa", whose family is called so. */
const isSumOrSignature = (text: string): boolean => isSum(text) || isSignature(text)

// Looked at closely only where the first letter fits: most cells of most rows are none of these.
const isSum = (text: string): boolean =>
  /^\W*[tcd]/i.test(text) &&
  /^(tong cong|tong so|cong(?=$| \d| so| trang| chung)|danh sach (nay )?co)\b/.test(plainWords(text))

const isSignature = (text: string): boolean =>
  /^\W*[ctnlkx]/i.test(text) &&
  /^(nguoi lap|lap bieu|chu tich|chi hoi truong|to truong|ke toan truong|xac nhan cua|tm|t m)\b/.test(plainWords(text))

/** A text that names a branch or a group, as headings do: "II. CHI HỘI THÔN 2", not "CHI HỘI TRƯỞNG". */
export const isUnitHeading = (text: string): boolean =>
  /^([ivx]+ |\d+ |[a-z] )?(chi hoi(?! truong| pho\b)|to phu nu|to hoi|to \d|thon|khoi)\b/.test(plainWords(text))
