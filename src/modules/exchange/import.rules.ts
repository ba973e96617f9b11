import type { Field } from './fields.rules.ts'
import type { Kind } from './clean-word.rules.ts'

/** What holds for rows that do not say it themselves. */
export type ImportOptions = {
  /** `YYYY-MM-DD`; the day of the import where nothing is known. */
  joinedOn: string
  kind: Kind
}

/** Somebody whom a row may be. `score` in bits, as the duplicates module counts; reasons as it gives them. */
export type RowMatch = { person: string; score: number; reasons: { field: string; level: string }[] }

/** States in which a row does something when the import runs. */
export const actingStates = ['new', 'admit', 'update'] as const

/** Where a fault of the whole name is shown: the column of names, or of surnames where there are two. */
export const nameField = (mapping: readonly (Field | 'skip')[]): Field =>
  mapping.includes('name') ? 'name' : 'family_name'

/** Rows of one step of a job: long enough to be worth a turn, short enough to be lost without pain. */
export const STEP = { read: 100_000, check: 5000, run: 2500, undo: 5000 }

/** A preview older than this is made anew before it is run: others work meanwhile. */
export const STALE_MINUTES = 15

export const MAX_ROWS = 200_000
