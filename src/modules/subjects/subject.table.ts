import type { Generated } from 'kysely'
import type { Step } from '#kernel/clock/clock.ts'
import type { Counted } from '#kernel/personal/erase.ts'
import type { Duty, Outcome, RequestKind, RequestState } from './request.rules.ts'

export type RequestRow = {
  id: string
  code: string
  kind: RequestKind
  state: RequestState
  channel: 'online' | 'in_person'
  unit_code: string
  account_id: string | null
  dossier_id: string | null
  person_sealed: string
  content_sealed: string
  submitted_at: Date
  submitted_by: string | null
  reply_due_at: Date
  reply_steps: Step[]
  due_at: Date
  due_steps: Step[]
  acknowledged_at: Date | null
  decided_at: Date | null
  decided_by: string | null
  outcome: Outcome | null
  duty: Duty | null
  answer_sealed: string | null
  finished_at: Date | null
  version: number
}

export type DeletionRow = {
  id: string
  request_id: string | null
  account_id: string | null
  dossier_ids: string[]
  decided_at: Date
  done_at: Date | null
  report: Record<string, Counted> | null
  waiting_dossiers: string[]
  bytes_left: { remove: string[]; seal: { sha256: string; row: string }[] } | null
}

/** Own tables of the module, seen through `ownTables<SubjectTables>(ctx.db)`. */
export type SubjectTables = {
  subject_terms: {
    kind: RequestKind
    reply_value: number
    reply_unit: 'working_day' | 'day'
    value: number
    unit: 'working_day' | 'day'
    law: string
  }
  subject_requests: Omit<RequestRow, 'version'> & { version: Generated<number> }
  deletions: Omit<DeletionRow, 'waiting_dossiers'> & { waiting_dossiers: Generated<string[]> }
  held_values: {
    table_name: string
    row_key: string
    deletion_id: string
    dossier_id: string | null
    law: string
    values_sealed: string
    held_since: Date
  }
}
