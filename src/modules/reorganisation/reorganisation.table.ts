import type { Generated } from 'kysely'
import type { UnitPick } from '#kernel/manifest/unit-holding.ts'
import type { ActState } from './act-state.rules.ts'
import type { Conflict } from './conflict.rules.ts'
import type { Step, StepKind } from './step.rules.ts'

export type ActRow = {
  id: string
  tree: string
  title: string
  /** `YYYY-MM-DD`, the first day under the new map. */
  effective_on: string
  decision_number: string
  decision_date: string | null
  signer: string
  decision_file: string | null
  decision_file_name: string | null
  decision_file_type: string | null
  state: ActState
  scope_code: string
  ending_roles: string[]
  created_at: Date
  created_by: string | null
  confirmed_at: Date | null
  confirmed_by: string | null
  applied_at: Date | null
  undone_at: Date | null
  undo_reason: string | null
  went_on_at: Date | null
  problem: Conflict[] | null
  version: number
}

export type ReorganisationTables = {
  reorganisations: Omit<ActRow, 'ending_roles' | 'version'> & {
    ending_roles: Generated<string[]>
    version: Generated<number>
  }
  reorganisation_steps: { id: string; reorganisation_id: string; sort: number; kind: StepKind; data: Step }
  reorganisation_moves: {
    reorganisation_id: string
    sort: number
    old_code: string
    new_code: string | null
    extent: 'whole' | 'part'
    pick: UnitPick | null
  }
  reorganisation_progress: {
    reorganisation_id: string
    phase: 'apply' | 'undo'
    holding: string
    sort: number
    done: number
    total: number
    at_move: number
    finished_at: Date | null
  }
}
