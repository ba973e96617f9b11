import type { Generated, GeneratedAlways } from 'kysely'
import type { Step } from '#kernel/clock/clock.ts'
import type { Answers } from '#modules/forms/index.ts'
import type { Channel } from '#modules/procedures/index.ts'
import type { CountColumn } from './counts.rules.ts'
import type {
  DossierState,
  FinishedStanding,
  Outcome,
  PaperKind,
  ResumePoint,
  RevocationGround,
  StepKey,
} from './dossier.rules.ts'

export type ComponentState = 'missing' | 'handed_in' | 'accepted' | 'asked' | 'supplemented'
/** One paper that a supplement request asks for. */
export type SupplementItem = { component: string; reason: string }

export type DossierRow = {
  id: string
  code: string
  tracking_code: string
  applicant_token_hash: string
  draft_id: string | null
  procedure_code: string
  procedure_version: string
  unit_code: string
  channel: Channel
  state: DossierState
  step: StepKey
  assignee_id: string | null
  assignee_name: string | null
  examiner_id: string | null
  resume: ResumePoint | null
  supplements: number
  extended: boolean
  submitted_at: Date
  received_at: Date | null
  due_at: Date | null
  due_steps: Step[] | null
  /** Due moment (ISO) of each handling step. */
  step_dues: Partial<Record<StepKey, string>> | null
  /** From here on an open dossier is due soon. */
  soon_at: Date | null
  waiting_since: Date | null
  finished_at: Date | null
  standing: FinishedStanding | null
  applicant_name: string
  applicant_address: { unit: string; line: string } | null
  applicant_phone_enc: string
  applicant_email: string | null
  national_id_enc: string
  national_id_hash: string
  national_id_masked: string
  /** Cleaned answers; every 12-digit number of a person is encrypted (sealed-answers.rules.ts). */
  answers: Answers
  /** bigint: a string from the driver. */
  fee: string | null
  paid: boolean
  moved_at: Date
  moved_by: string
  version: number
  /** For whom it is, by account; null for the public and for whom has none. */
  account_id: string | null
  /** For whom it is, when she has no account (a child, an organisation). */
  represented_id: string | null
  /** The account that handed it in, and the mandate by which it did so for another. */
  submitted_by: string | null
  mandate_id: string | null
  /** How surely the applicant was known (TaiKhoanDuocXacThucVoiVNeID: 1 or 2); 0 when the account is not the applicant's. */
  applicant_level: 0 | 1 | 2
}

export type SupplementRow = {
  id: string
  dossier_id: string
  number: number
  reason: string
  items: SupplementItem[]
  forced_reason: string | null
  requested_at: Date
  requested_by: string | null
  requested_by_name: string
  answered_at: Date | null
  answered_by: 'owner' | 'desk' | null
  answer_text: string | null
  closed_at: Date | null
}

export type ResultRow = {
  id: string
  code: string
  dossier_id: string
  outcome: Outcome
  reasons: string[]
  number: number
  notation: string
  number_text: string
  issued_on: Date
  signer: string
  seal: string
  content_hash: string
  file_sha256: string
  file_size: number
  issued_at: Date
  /** Who issued it: the dossier's unit, or the one that goes on for it. The paper keeps it. */
  unit_code: string
  replaces: string | null
  replaced_by: string | null
  revoked_at: Date | null
  revoked_reason: string | null
  revoked_by: string | null
  /** The unit under which it was revoked or replaced. */
  revoked_unit: string | null
  revoked_ground: RevocationGround | null
  revoked_decision: string | null
  revoked_decision_on: Date | null
}

export type ComponentRow = {
  dossier_id: string
  key: string
  position: number
  kind: PaperKind
  required: boolean
  originals: number
  copies: number
  state: ComponentState
}

/** Own tables of the module, seen through `ownTables<DossierTables>(ctx.db)`. */
export type DossierTables = {
  separation_rules: { did: 'receive' | 'examine' | 'approve'; may_not: 'receive' | 'examine' | 'approve' | 'return' }
  dossiers: DossierRow & {
    applicant_search: GeneratedAlways<string>
    due_sort: GeneratedAlways<Date>
    received_sort: GeneratedAlways<Date>
  }
  dossier_components: ComponentRow
  dossier_files: {
    file_id: string
    dossier_id: string
    component: string
    position: number
    handed_at: Date
    supplement_id: string | null
  }
  supplement_requests: SupplementRow
  results: ResultRow
  dossier_sequences: { unit_code: string; day: string; last: number }
  result_numbers: { unit_code: string; year: number; notation: string; last: number }
  dossier_code_templates: { unit_code: string; template: string }
  dossier_openings: { dossier_id: string; wrong_tries: number; locked_until: Date | null }
  due_revisions: {
    id: string
    dossier_id: string
    promised_due_at: Date
    new_due_at: Date
    steps: Step[]
    cause: string
    proposed_at: Date
    decided_at: Date | null
    decided_by: string | null
    decision: 'confirmed' | 'rejected' | 'outdated' | null
    reason: string | null
  }
  dossier_counts: { unit_code: string; day: string } & Record<CountColumn, Generated<number>>
  dossier_counted_events: { stream_id: string; seq: number }
}

/** Every column of a supplement request, in the order of its row type. */
export const supplementColumns = [
  'id',
  'dossier_id',
  'number',
  'reason',
  'items',
  'forced_reason',
  'requested_at',
  'requested_by',
  'requested_by_name',
  'answered_at',
  'answered_by',
  'answer_text',
  'closed_at',
] as const
