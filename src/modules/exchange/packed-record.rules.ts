import type { RowRecord } from './clean-row.rules.ts'

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

/** A record as its values in the order of the fields: a hundred thousand of them are kept for some minutes. */
export type PackedRecord = RowRecord[(typeof fields)[number]][]

export const packRecord = (record: RowRecord): PackedRecord => fields.map((field) => record[field])

export function unpackRecord(values: PackedRecord): RowRecord {
  // Of the type of each field, as `packRecord` put it there; the test holds them against one another.
  return Object.fromEntries(fields.map((field, at) => [field, values[at] ?? null])) as RowRecord
}
