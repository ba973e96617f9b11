import type { ColumnType } from 'kysely'

export type ProcedureTables = {
  procedure_versions: {
    code: string
    version: string
    valid_from: ColumnType<Date, string, string>
    valid_to: ColumnType<Date | null, string | null, string | null>
    definition: ColumnType<unknown, string, string>
    imported_at: ColumnType<Date>
  }
  life_events: {
    key: string
    position: number
    definition: ColumnType<unknown, string, string>
  }
}
