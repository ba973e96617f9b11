import type { Field } from './fields.rules.ts'
import type { Merge } from './header.rules.ts'

/** What many people of a list have in common, so that it is written once: never names, numbers and days of birth. */
export const repeatedFields: ReadonlySet<Field> = new Set([
  'branch',
  'group',
  'address',
  'native_place',
  'joined_on',
  'kind',
  'sex',
  'ethnicity',
  'religion',
  'education',
  'occupation',
])

/** What stands around "nt", or between its letters. */
const MARKS = /[-–—./\s"'”“″〃]/gu
const WORDS = new Set(['nt', 'nhưtrên', 'nhutren'])
const QUOTES = /["”“″〃]|''/u

/** "nt", "-nt-", "như trên", a mark below: the same as in the row above. A dash alone is none. */
function isDitto(cell: string): boolean {
  const letters = cell.replaceAll(MARKS, '').toLowerCase()
  return letters === '' ? QUOTES.test(cell) : WORDS.has(letters)
}

/** Looked at closely only where the first sign fits. */
const MAY_BE = /^[\s\-–—."'”“″〃nN]/u
const LONGEST = 14

/**
 * Reads rows of a sheet in their order and says of each which cells mean what stands above: in a cell that is joined downwards,
 * or by a sign for it. Keys are columns; the texts are as the sheet has them. `number` from 1.
 */
export function aboveReader(
  merges: readonly Merge[],
): (number: number, cells: readonly string[]) => Record<string, string> | undefined {
  const starts = Map.groupBy(
    merges.filter(({ top, bottom }) => bottom > top),
    ({ top }) => top,
  )
  const joined = new Map<number, { bottom: number; text: string }>()
  let last: readonly string[] = []
  return (number, cells) => {
    const at = number - 1
    const found: Record<string, string> = {}
    for (const [column, cell] of cells.entries()) {
      const above = last[column] ?? ''
      if (above !== '' && cell.length <= LONGEST && MAY_BE.test(cell) && isDitto(cell)) found[column] = above
    }
    for (const [column, { bottom, text }] of joined)
      if (at > bottom) joined.delete(column)
      else if (text !== '' && (cells[column] ?? '').trim() === '') found[column] = text
    for (const { left, bottom } of starts.get(at) ?? [])
      joined.set(left, { bottom, text: found[left] ?? cells[left] ?? '' })
    const columns = Object.keys(found)
    last = columns.length === 0 ? cells : withTexts(cells, found)
    return columns.length === 0 ? undefined : found
  }
}

function withTexts(cells: readonly string[], found: Readonly<Record<string, string>>): string[] {
  const all = [...cells]
  for (const [column, text] of Object.entries(found)) {
    while (all.length < Number(column)) all.push('')
    all[Number(column)] = text
  }
  return all
}
