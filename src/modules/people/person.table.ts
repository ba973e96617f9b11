import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Correctable, CorrectionState } from './person-correction.rules.ts'
import type { AddressKind, PhoneKind, Relation, Sex } from './person.rules.ts'

/** One field of what somebody sent to be corrected. */
export type PersonCorrectionRow = {
  id: string
  sending: string
  person_id: string
  field: Correctable
  before_enc: string
  proposed_enc: string
  note: string
  state: CorrectionState
  proposed_at: Date
  proposed_by: string
  decided_at: Date | null
  decided_by: string | null
  decision: string
}

export type PeopleTables = {
  people: {
    id: string
    name: string
    other_names: Generated<string[]>
    sex: Sex | null
    birth_date: string | null
    birth_year: number | null
    national_id_sealed: string | null
    national_id_hash: string | null
    old_id_sealed: string | null
    old_id_hash: string | null
    photo: string | null
    died_on: string | null
    merged_into: string | null
    created_at: Date
    version: Generated<number>
    unused_since: Date | null
    anonymised_at: Date | null
    name_search: GeneratedAlways<string>
    name_order: GeneratedAlways<string>
    words: Generated<string[]>
    draw: GeneratedAlways<number>
  }
  person_phones: { person_id: string; phone: string; kind: Generated<PhoneKind>; sort: Generated<number> }
  person_addresses: {
    id: string
    person_id: string
    kind: AddressKind
    line: Generated<string>
    unit_code: string
    map_of: string
    valid_from: string | null
    valid_to: string | null
  }
  households: { id: string; number: string | null; unit_code: string; line: string; created_at: Date }
  household_members: {
    household_id: string
    person_id: string
    relation: Relation
    valid_from: string
    valid_to: string | null
  }
  person_accounts: { account_id: string; person_id: string; linked_at: Date }
  person_places: {
    source: 'membership' | 'residence'
    source_id: string
    person_id: string
    unit_code: string
    number: string | null
  }
  place_units: { unit_code: string; above: string[] }
  person_claims: {
    id: string
    account_id: string
    person_id: string
    matched_by: ColumnType<string[]>
    made_at: Date
    state: 'waiting' | 'linked' | 'refused'
    decided_at: Date | null
    decided_by: string | null
  }
  person_corrections: PersonCorrectionRow
}
