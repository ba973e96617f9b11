import type { Extent } from './unit.rules.ts'

/** A unit as one side of a reorganisation has it. */
export type MapUnit = {
  code: string
  level: string
  name: string
  nameEn: string
  parentCode: string | null
  placeCode: string | null
  identifier: string
}

export type MapChange = {
  /** Id of the reorganisation, by which the change is found again. */
  act: string
  tree: string
  /** First day under the new map. */
  on: string
  /** Codes of rows that end on the eve. */
  ends: readonly string[]
  /** Rows that begin on the day; what a level's own fields said is taken over from the row of the same code. */
  begins: readonly MapUnit[]
  /** `takesRest`: the part that goes on for a unit that ends, with what no rule picked for another. */
  successions: readonly { oldCode: string; newCode: string; extent: Extent; takesRest?: boolean }[]
}
