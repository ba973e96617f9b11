import type { ColumnType } from 'kysely'
import type { Encoding } from './detect-encoding.rules.ts'
import type { Field } from './fields.rules.ts'
import type { ImportOptions, RowMatch } from './import.rules.ts'

type Json<Value> = ColumnType<Value, string, string>
type Filled<Value> = ColumnType<Value, Value | undefined, Value>

export const importStates = ['mapping', 'checking', 'ready', 'running', 'done', 'undoing', 'undone', 'dropped'] as const
export type ImportState = (typeof importStates)[number]

export const rowStates = ['waiting', 'new', 'admit', 'update', 'same', 'probable', 'error', 'skipped'] as const
export type RowState = (typeof rowStates)[number]

export type RowOutcome = 'created' | 'admitted' | 'updated' | 'untouched' | 'refused'

export type ExchangeTables = {
  imports: {
    id: string
    unit_code: string
    association: string
    file_id: string
    heads_sealed: string
    state: ImportState
    sheet: string
    header_from: number
    header_to: number
    layout: string
    mapping: Json<(Field | 'skip')[]>
    encodings: Json<Encoding[]>
    options: Json<ImportOptions>
    replaced_sealed: string | null
    rows_read: Filled<boolean>
    total: Filled<number>
    progress: Filled<number>
    undo_row: number | null
    run_next: Filled<boolean>
    first_number: Filled<string | null>
    problem: string | null
    created_at: Date
    created_by: string
    touched_at: Date
    checked_at: Date | null
    started_at: Date | null
    finished_at: Date | null
    undone_at: Date | null
    undone_by: string | null
  }
  import_rows: {
    import_id: string
    row: number
    cells_sealed: string
    state: RowState
    faults: string[]
    changes: number
    twin_hash: string | null
    matches: Json<RowMatch[]>
    decision: 'new' | 'same' | 'skip' | null
    person_id: string | null
    membership_id: string | null
    outcome: RowOutcome | null
    before_sealed: string | null
  }
  import_layouts: { unit_code: string; layout: string; mapping: Json<(Field | 'skip')[]>; used_at: Date }
  exports: {
    id: string
    unit_code: string
    association: string
    as_of: string
    format: 'xlsx' | 'csv'
    columns: string[]
    reason: string
    created_at: Date
    created_by: string
    finished_at: Date | null
    row_count: number | null
    sha256: string | null
  }
}
