import { plainWords } from './clean-word.rules.ts'
import { detectEncoding, type Encoding } from './detect-encoding.rules.ts'
import { guessField, type Field } from './fields.rules.ts'
import { findLayout, guessMapping, type Layout, type Merge } from './header.rules.ts'

/** The beginning of a sheet, as it was read. */
export type Head = { name: string; rows: string[][]; merges: Merge[] }

/** Sheet, header and columns that the file itself suggests. */
export function proposal(head: Head): { layout: Layout; mapping: (Field | 'skip')[] } {
  const layout = findLayout(head.rows, head.merges)
  return { layout, mapping: guessMapping(layout, head.rows) }
}

/** The sheet whose header has most known words: covers and sums come first in many files. */
export function bestSheet(heads: readonly Head[]): Head {
  const score = (head: Head) =>
    new Set(findLayout(head.rows, head.merges).headers.map((text) => guessField(text)?.field)).size
  const [first, ...rest] = heads
  if (!first) throw new Error('a workbook without sheets was let in')
  return rest.reduce((best, head) => (score(head) > score(best) ? head : best), first)
}

/** Sheets that look like lists of people: a name and something else of them, and a row below. */
export const listsAmong = (heads: readonly Head[]): string[] =>
  heads.flatMap((head) => {
    const { layout, mapping } = proposal(head)
    const known = mapping.filter((field) => field !== 'skip')
    const named = known.includes('name') || known.includes('family_name')
    return named && known.length > 1 && head.rows.length > layout.to + 1 ? [head.name] : []
  })

/** How each column was typed, by its values below the header. */
export const encodingsOf = (head: Head, layout: Layout): Encoding[] =>
  layout.headers.map((_header, column) =>
    detectEncoding(head.rows.slice(layout.to + 1).map((row) => row[column] ?? '')),
  )

/** The same words in the same order are the same layout, whatever stands above and below. */
export const layoutKey = (headers: readonly string[]): string => headers.map(plainWords).join('|')
