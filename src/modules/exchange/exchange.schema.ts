import { z } from 'zod'
import { Bytes } from '#kernel/files/bytes.ts'
import { AnyUnitCode, CivilDay } from '#modules/units/index.ts'
import { changeCodes } from './cleaned.rules.ts'
import { fields } from './fields.rules.ts'

export const FieldName = z.enum(fields)
const Mapped = z.enum([...fields, 'skip'])
export const EncodingName = z.enum(['unicode', 'tcvn3', 'vni', 'vps'])
export const ImportStateName = z.enum([
  'mapping',
  'checking',
  'ready',
  'running',
  'done',
  'undoing',
  'undone',
  'dropped',
])
export const RowStateName = z.enum(['waiting', 'new', 'admit', 'update', 'same', 'probable', 'error', 'skipped'])
export const OutcomeName = z.enum(['created', 'admitted', 'updated', 'untouched', 'refused'])
export const KindName = z.enum(['ordinary', 'core', 'automatic', 'honorary'])
/** ids of imports */
export const OfImport = z.strictObject({ id: z.uuid() })

/** A file, or another sheet of the file that an import has. */
export const BeginImport = z.strictObject({
  bytes: Bytes.optional(),
  name: z.string().max(10_000).default(''),
  unit: AnyUnitCode,
  of: z.object({ import: z.uuid(), sheet: z.string().max(200) }).optional(),
})

export const MapImport = OfImport.extend({
  sheet: z.string().max(200),
  /** First and last row of the header as people count them, from 1. */
  headerFrom: z.coerce.number().int().min(1).max(60),
  headerTo: z.coerce.number().int().min(1).max(60),
  /** Left out: as found. */
  mapping: z.array(Mapped).max(200).optional(),
  encodings: z.array(EncodingName).max(200).optional(),
  joinedOn: CivilDay,
  kind: KindName,
})

export const Place = z.object({ code: z.string(), name: z.string() })
export const Progress = z.object({ done: z.int(), total: z.int() })

export const ImportLine = z.object({
  id: z.uuid(),
  file: z.string(),
  unit: Place,
  state: ImportStateName,
  by: z.string().nullable(),
  at: z.string(),
  finishedAt: z.string().nullable(),
  counts: z.record(RowStateName, z.int()),
  outcomes: z.record(OutcomeName, z.int()),
  progress: Progress,
})
export type ImportLine = z.output<typeof ImportLine>

export const Column = z.object({
  header: z.string(),
  field: Mapped,
  encoding: EncodingName,
  /** Values of the first rows, read. */
  samples: z.array(z.string()),
})

export const ImportView = ImportLine.extend({
  sheets: z.array(z.object({ name: z.string(), rows: z.int() })),
  sheet: z.string(),
  headerFrom: z.int(),
  headerTo: z.int(),
  columns: z.array(Column),
  /** The mapping is that of last time. */
  remembered: z.boolean(),
  joinedOn: z.string(),
  kind: KindName,
  /** Rows above and in the header, as they stand. */
  top: z.array(z.object({ number: z.int(), cells: z.array(z.string()) })),
  faults: z.array(z.object({ field: z.string(), code: z.string(), count: z.int() })),
  /** What stands in rows whose branch or group nobody knows, the most frequent first. */
  unknownUnits: z.array(z.object({ text: z.string(), count: z.int() })),
  units: z.array(Place),
  problem: z.string().nullable(),
  sensitive: z.boolean(),
  /** Other sheets of the file that look like lists of people. */
  others: z.array(z.string()),
  /** Columns that are too far to the right to be read. */
  cut: z.int(),
  /** Rows that name somebody, once they have been read. */
  rowCount: z.int(),
})
export type ImportView = z.output<typeof ImportView>

export const ListRows = OfImport.extend({
  state: RowStateName.optional(),
  outcome: OutcomeName.optional(),
  fault: z.string().max(80).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
})

export const ListPosts = OfImport.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
/** A post that a row names, and what became of it. */
export const ImportPost = z.object({
  row: z.int(),
  member: z.uuid(),
  name: z.string(),
  /** As the sheet has it. */
  words: z.string(),
  /** What is probably meant; null when the words fit no post of a unit above her. */
  meant: z.object({ kind: z.string(), unit: z.string() }).nullable(),
  held: z.boolean(),
  /** Posts that she holds today, in words. */
  holds: z.array(z.string()),
  /** The caller may put her into a post. */
  may: z.boolean(),
})
export type ImportPost = z.output<typeof ImportPost>

/** Somebody on record whom the reader may see and who may be the person of a row. */
export const Match = z.object({
  person: z.uuid(),
  name: z.string(),
  birth: z.string(),
  place: z.string(),
  phone: z.string(),
  score: z.number(),
  reasons: z.array(z.object({ field: z.string(), level: z.string() })),
})

export const RowView = z.object({
  row: z.int(),
  state: RowStateName,
  outcome: OutcomeName.nullable(),
  name: z.string(),
  birth: z.string(),
  unit: Place.nullable(),
  changes: z.array(z.object({ field: FieldName, from: z.string(), to: z.string(), code: z.enum(changeCodes) })),
  faults: z.array(z.object({ field: z.string(), code: z.string(), row: z.int().nullable() })),
  matches: z.array(Match),
  /** Somebody whom the reader may not see may be her, too: no more is told, not even how many they are. */
  elsewhere: z.boolean(),
  decision: z.enum(['new', 'same', 'skip']).nullable(),
  person: z.uuid().nullable(),
  member: z.uuid().nullable(),
})
export type RowView = z.output<typeof RowView>

export const RowDetail = RowView.extend({
  file: z.string(),
  importState: ImportStateName,
  unitName: z.string(),
  cells: z.array(
    z.object({
      column: z.int(),
      field: FieldName,
      header: z.string(),
      raw: z.string(),
      text: z.string(),
      fixed: z.boolean(),
    }),
  ),
  units: z.array(Place),
  /** The next row in need of somebody. */
  next: z.int().nullable(),
})
export type RowDetail = z.output<typeof RowDetail>

export const FixRow = OfImport.extend({
  row: z.coerce.number().int().min(1),
  /** New texts by column. */
  cells: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(500)).optional(),
  decision: z.enum(['new', 'same', 'skip', 'none']).optional(),
  person: z.uuid().optional(),
})

export const ReplaceAlike = OfImport.extend({ field: FieldName, from: z.string().max(2000), to: z.string().max(500) })

export const exportColumns = [
  'number', 'name', 'birth', 'sex', 'national_id', 'phone', 'branch', 'group', 'address', 'kind', 'joined_on', 'state', 'basis',
  'ethnicity', 'education', 'occupation', 'religion', 'party',
] as const // oxfmt-ignore
export const ExportColumn = z.enum(exportColumns)
export type ExportColumn = z.output<typeof ExportColumn>
/** What the list of a past day tells as it is known today: no day stands with a phone, a name or a schooling. */
export const columnsOfToday: readonly ExportColumn[] = [
  'name', 'birth', 'sex', 'national_id', 'phone', 'address', 'ethnicity', 'education', 'occupation', 'religion', 'party',
] // oxfmt-ignore
/** Only with `records:sensitive` there and a fresh proof of who one is. */
export const sensitiveColumns: readonly ExportColumn[] = ['national_id', 'ethnicity', 'religion', 'party']

export const StartExport = z.strictObject({
  unit: AnyUnitCode,
  format: z.enum(['xlsx', 'csv']),
  columns: z.array(ExportColumn).min(1, 'exchange.no_columns'),
  asOf: CivilDay,
  reason: z.string().trim().min(5, 'exchange.bad_reason').max(500),
})

export const ExportLine = z.object({
  id: z.uuid(),
  unit: Place,
  asOf: z.string(),
  format: z.enum(['xlsx', 'csv']),
  columns: z.array(ExportColumn),
  reason: z.string(),
  by: z.string().nullable(),
  at: z.string(),
  finishedAt: z.string().nullable(),
  rows: z.int().nullable(),
  sha256: z.string().nullable(),
  /** The file can still be fetched by whoever asks. */
  open: z.boolean(),
})
export type ExportLine = z.output<typeof ExportLine>
