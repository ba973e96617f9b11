import type { GeneratedAlways } from 'kysely'
import type { Extent, UnitLevel } from './unit.rules.ts'

export type UnitRow = {
  id: string
  code: string
  level: UnitLevel
  name: string
  name_en: string
  name_search: GeneratedAlways<string>
  name_core: GeneratedAlways<string>
  parent_code: string | null
  identifier: string
  /** `YYYY-MM-DD` */
  valid_from: string
  valid_to: string | null
}

export type UnitTables = {
  units: UnitRow
  unit_successions: { old_code: string; new_code: string; extent: Extent; happened_on: string }
}
