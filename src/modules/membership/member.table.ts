import type { Generated } from 'kysely'
import type { DatedState, EndReason, MemberKind, MemberState, PlaceReason } from './member.rules.ts'

export type MembershipRow = {
  id: string
  association: string
  person_id: string
  number: string | null
  state: MemberState
  kind: MemberKind
  applied_at: Date
  joined_on: string | null
  seniority_from: string | null
  ended_on: string | null
  end_reason: EndReason | null
  folded_into: string | null
  folded_state: Exclude<MemberState, 'folded'> | null
  version: Generated<number>
}

export type StateRow = {
  id: string
  membership_id: string
  state: DatedState
  kind: MemberKind
  valid_from: string
  valid_to: string | null
  reason: string | null
  decision_id: string | null
}

export type PlaceRow = {
  id: string
  membership_id: string
  unit_code: string
  valid_from: string
  valid_to: string | null
  reason: PlaceReason
  opened_by: string | null
  closed_by: string | null
}

export type ApplicationRow = {
  id: string
  membership_id: string
  unit_code: string
  kind: MemberKind
  state: 'waiting' | 'admitted' | 'refused' | 'withdrawn'
  by_self: boolean
  applied_by: string | null
  message: string
  applied_at: Date
  decided_at: Date | null
  decided_by: string | null
  decision_id: string | null
  refusal: string | null
}

export type TransferRow = {
  id: string
  membership_id: string
  from_unit: string
  to_unit: string
  state: 'requested' | 'released' | 'accepted' | 'refused' | 'withdrawn'
  requested_as: 'member' | 'from' | 'to'
  requested_by: string | null
  requested_at: Date
  reason: string
  due_on: string
  released_at: Date | null
  released_by: string | null
  decided_at: Date | null
  decided_by: string | null
  automatic: Generated<boolean>
  effective_on: string | null
  refusal: string | null
}

export type DecisionRow = {
  id: string
  association: string
  unit_code: string
  number: string
  decided_on: string
  signer: string
  made_by: string | null
  made_at: Date
}

/** Own tables of the module, seen through `ownTables<MemberTables>(ctx.db)`. */
export type MemberTables = {
  memberships: MembershipRow
  membership_states: StateRow
  membership_places: PlaceRow
  membership_applications: ApplicationRow
  membership_transfers: TransferRow
  membership_decisions: DecisionRow
  membership_cards: { code: string; membership_id: string; issued_at: Date; ended_at: Date | null }
}

/** Every column, listed: a prepared `select *` breaks when a migration adds one. */
export const membershipColumns = [
  'id',
  'association',
  'person_id',
  'number',
  'state',
  'kind',
  'applied_at',
  'joined_on',
  'seniority_from',
  'ended_on',
  'end_reason',
  'folded_into',
  'folded_state',
  'version',
] as const satisfies (keyof MembershipRow)[]

export const transferColumns = [
  'id',
  'membership_id',
  'from_unit',
  'to_unit',
  'state',
  'requested_as',
  'requested_by',
  'requested_at',
  'reason',
  'due_on',
  'released_at',
  'released_by',
  'decided_at',
  'decided_by',
  'automatic',
  'effective_on',
  'refusal',
] as const satisfies (keyof TransferRow)[]

export const applicationColumns = [
  'id',
  'membership_id',
  'unit_code',
  'kind',
  'state',
  'by_self',
  'applied_by',
  'message',
  'applied_at',
  'decided_at',
  'decided_by',
  'decision_id',
  'refusal',
] as const satisfies (keyof ApplicationRow)[]
