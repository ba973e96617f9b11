import type { Generated, GeneratedAlways } from 'kysely'
import type { LocalText } from '#kernel/i18n/t.ts'
import type { UnitField } from './unit-level.rules.ts'
import type { Extent } from './unit.rules.ts'

export type UnitRow = {
  id: string
  code: string
  level: string
  name: string
  name_en: string
  name_search: GeneratedAlways<string>
  name_core: GeneratedAlways<string>
  parent_code: string | null
  identifier: string
  /** `YYYY-MM-DD` */
  valid_from: string
  valid_to: string | null
  tree: Generated<string>
  place_code: Generated<string | null>
  details: Generated<Record<string, unknown>>
  /** The reorganisation that opened or closed the row. */
  opened_by: Generated<string | null>
  closed_by: Generated<string | null>
}

export type UnitTables = {
  units: UnitRow
  unit_trees: { key: string; kind: 'administration' | 'departments' | 'association'; names: LocalText; sort: number }
  unit_levels: {
    key: string
    tree: string
    names: LocalText
    parents: string[]
    code_pattern: string
    fields: Generated<UnitField[]>
    sort: number
  }
  unit_successions: {
    old_code: string
    new_code: string
    extent: Extent
    happened_on: string
    reorganisation: Generated<string | null>
    /** Of a unit divided up: this part took what no rule picked, and goes on for it. */
    takes_rest: Generated<boolean>
  }
}
