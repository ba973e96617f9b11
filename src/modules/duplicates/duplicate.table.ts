import type { GeneratedAlways, Selectable } from 'kysely'
import type { Reason } from './match.rules.ts'

export type PairRow = {
  id: string
  a: string
  b: string
  score: number
  reasons: Reason[]
  state: 'open' | 'different' | 'merged'
  found_at: Date
  decided_at: Date | null
  decided_by: string | null
}

export type MergeRow = {
  id: string
  kept: string
  gone: string
  /** Sealed: `MergeJournal`. */
  journal: string
  /** Counts up, so that it is known which of two merges came later. */
  number: GeneratedAlways<number>
  merged_at: Date
  merged_by: string | null
  undone_at: Date | null
  undone_by: string | null
}

export type StoredMerge = Selectable<MergeRow>

export type DuplicateTables = {
  match_keys: { person_id: string; version: number; keys: string[] }
  duplicate_pairs: PairRow
  person_merges: MergeRow
}
