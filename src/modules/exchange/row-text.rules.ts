import type { RowCells, RowRecord } from './clean-row.rules.ts'

const fields = [
  'name',
  'birthDate',
  'birthYear',
  'sex',
  'nationalId',
  'oldId',
  'phone',
  'unit',
  'address',
  'nativePlace',
  'number',
  'joinedOn',
  'kind',
  'ethnicity',
  'religion',
  'education',
  'occupation',
  'party',
] as const satisfies readonly (keyof RowRecord)[]

/** What cleaning made of a row, good for whoever would clean it with the same (`ReadWith.stamp`). */
export type KeptRecord = { stamp: string; record: RowRecord }

/** A record as its values in the order of the fields: a hundred thousand of them are kept for some minutes. */
type Written = RowCells & { kept?: { stamp: string; values: RowRecord[keyof RowRecord][] } }

/** What lies of a row, before it is sealed. Cells that were corrected lie without what was made of them before. */
export function rowText({ cells, fixed, above, heading }: RowCells, kept?: KeptRecord): string {
  const written: Written = {
    cells,
    ...(fixed && { fixed }),
    ...(above && { above }),
    ...(heading !== undefined && { heading }),
    ...(kept && { kept: { stamp: kept.stamp, values: fields.map((field) => kept.record[field]) } }),
  }
  return JSON.stringify(written)
}

export function rowOfText(text: string): { cells: RowCells; kept?: KeptRecord } {
  const { kept, ...cells } = JSON.parse(text) as Written
  if (!kept) return { cells }
  // Of the type of each field, as `rowText` put it there; the test holds them against one another.
  const record = Object.fromEntries(fields.map((field, at) => [field, kept.values[at] ?? null])) as RowRecord
  return { cells, kept: { stamp: kept.stamp, record } }
}
