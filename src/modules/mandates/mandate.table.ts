import type { MandateAct, MandateKind, MandateState, Side } from './mandate.rules.ts'

export type MandateRow = {
  id: string
  kind: MandateKind
  state: MandateState
  requested_by: Side
  /** Who acts; null while nobody has answered, and where any cadre of the association does. */
  representative_id: string | null
  association_unit: string | null
  /** For whom, by account. */
  principal_id: string | null
  /** For whom, when she has no account; from the officer's confirmation on. */
  represented_id: string | null
  desk_unit: string | null
  principal_name_enc: string | null
  principal_number_enc: string | null
  principal_number_hash: string | null
  principal_birth_enc: string | null
  /** Phone number or user name as the requester typed it. */
  contact_enc: string | null
  code_hash: string | null
  code_enc: string | null
  code_until: Date | null
  procedures: string[] | null
  acts: MandateAct[]
  /** `YYYY-MM-DD` */
  valid_until: string
  consented_representative_at: Date | null
  consented_principal_at: Date | null
  confirmed_at: Date | null
  confirmed_by: string | null
  /** What the officer saw: kind, number and date of the paper. */
  paper: string | null
  paper_file: string | null
  requested_at: Date
  started_at: Date | null
  ended_at: Date | null
  ended_by: 'representative' | 'principal' | 'desk' | 'time' | null
  notice_at: Date | null
  version: number
}

/** Own tables of the module, seen through `ownTables<MandateTables>(ctx.db)`. */
export type MandateTables = { mandates: MandateRow }

/** Every column, listed: a prepared `select *` breaks when a migration adds one. */
export const mandateColumns = [
  'id',
  'kind',
  'state',
  'requested_by',
  'representative_id',
  'association_unit',
  'principal_id',
  'represented_id',
  'desk_unit',
  'principal_name_enc',
  'principal_number_enc',
  'principal_number_hash',
  'principal_birth_enc',
  'contact_enc',
  'code_hash',
  'code_enc',
  'code_until',
  'procedures',
  'acts',
  'valid_until',
  'consented_representative_at',
  'consented_principal_at',
  'confirmed_at',
  'confirmed_by',
  'paper',
  'paper_file',
  'requested_at',
  'started_at',
  'ended_at',
  'ended_by',
  'notice_at',
  'version',
] as const satisfies (keyof MandateRow)[]
