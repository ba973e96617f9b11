import type { PersonalData } from '#kernel/manifest/personal-data.ts'

export const NATIONAL_ID = 'people.national_id'
export const OLD_ID = 'people.old_id'
export const BEFORE = 'person_corrections.before'
export const PROPOSED = 'person_corrections.proposed'

const known = { purposes: ['know_people', 'run_association'], seenBy: ['self', 'people:read'] } as const

/** A person and what is known of her whatever she is here. Files that name her keep doing so after a merge. */
export const peoplePersonal: PersonalData = [
  {
    table: 'people',
    none: ['created_at', 'version', 'unused_since', 'anonymised_at', 'draw'],
    personal: {
      id: { kind: 'reference' },
      name: { kind: 'name', label: true, becomes: '—' },
      other_names: { kind: 'name', becomes: [] },
      sex: { kind: 'sex', becomes: null },
      birth_date: { kind: 'birth_date', becomes: null },
      birth_year: { kind: 'birth_date', becomes: null },
      national_id_sealed: { kind: 'national_id', protection: { sealed: NATIONAL_ID }, becomes: null },
      national_id_hash: { kind: 'national_id', protection: { keyedHash: NATIONAL_ID }, becomes: null },
      old_id_sealed: { kind: 'national_id', protection: { sealed: OLD_ID }, becomes: null },
      old_id_hash: { kind: 'national_id', protection: { keyedHash: OLD_ID }, becomes: null },
      photo: { kind: 'photo', bytes: true, becomes: null },
      died_on: { kind: 'family', becomes: null },
      merged_into: { kind: 'reference' },
      name_search: { kind: 'name', generated: true },
      name_order: { kind: 'name', generated: true },
      words: { kind: 'name', becomes: [] },
    },
    // Not by her number alone: a person is hers once an account was linked with her.
    subjects: [
      { kind: 'person', column: 'id', leads: true },
      { kind: 'person', column: 'merged_into', leads: true },
    ],
    ...known,
    retention: { rule: 'person_unused', after: 'unused_since', how: 'anonymise', mark: 'anonymised_at' },
    erase: 'anonymise',
  },
  {
    table: 'person_phones',
    none: ['kind', 'sort'],
    personal: { person_id: { kind: 'reference' }, phone: { kind: 'phone' } },
    subjects: [{ kind: 'person', column: 'person_id' }],
    ...known,
    retention: { with: 'people', by: 'person_id' },
    erase: 'delete',
  },
  {
    table: 'person_addresses',
    none: ['id', 'kind', 'map_of', 'valid_from', 'valid_to'],
    personal: {
      person_id: { kind: 'reference' },
      line: { kind: 'address', becomes: '' },
      unit_code: { kind: 'reference' },
    },
    subjects: [{ kind: 'person', column: 'person_id' }],
    ...known,
    retention: { with: 'people', by: 'person_id' },
    erase: 'delete',
  },
  // A house and its number tell of nobody without its people.
  { table: 'households', none: ['id', 'number', 'unit_code', 'line', 'created_at'] },
  {
    table: 'household_members',
    none: ['household_id', 'valid_from', 'valid_to'],
    personal: { person_id: { kind: 'reference' }, relation: { kind: 'household' } },
    subjects: [{ kind: 'person', column: 'person_id' }],
    ...known,
    retention: { with: 'people', by: 'person_id' },
    erase: 'delete',
  },
  {
    table: 'person_accounts',
    none: ['linked_at'],
    personal: { account_id: { kind: 'reference' }, person_id: { kind: 'reference' } },
    subjects: [
      { kind: 'account', column: 'account_id' },
      { kind: 'person', column: 'person_id', leads: true },
    ],
    ...known,
    retention: { with: 'people', by: 'person_id' },
    erase: 'delete',
  },
  {
    table: 'person_places',
    none: ['source', 'source_id'],
    personal: {
      person_id: { kind: 'reference' },
      unit_code: { kind: 'membership' },
      number: { kind: 'membership', becomes: null },
    },
    subjects: [{ kind: 'person', column: 'person_id' }],
    ...known,
    retention: { with: 'people', by: 'person_id' },
    erase: 'delete',
  },
  { table: 'place_units', none: ['unit_code', 'above'] },
  {
    table: 'person_claims',
    none: ['id', 'matched_by', 'made_at', 'state', 'decided_at'],
    personal: {
      account_id: { kind: 'reference' },
      person_id: { kind: 'reference' },
      decided_by: { kind: 'reference', about: 'officer' },
    },
    subjects: [
      { kind: 'account', column: 'account_id' },
      { kind: 'person', column: 'person_id' },
    ],
    ...known,
    retention: { with: 'people', by: 'person_id' },
    erase: 'delete',
  },
  {
    table: 'person_corrections',
    none: ['field', 'state', 'proposed_at', 'decided_at'],
    personal: {
      id: { kind: 'reference' },
      sending: { kind: 'reference' },
      person_id: { kind: 'reference' },
      before_enc: { kind: 'request', protection: { sealed: BEFORE } },
      proposed_enc: { kind: 'request', protection: { sealed: PROPOSED } },
      note: { kind: 'request' },
      proposed_by: { kind: 'reference' },
      decided_by: { kind: 'actions', about: 'officer' },
      decision: { kind: 'decision' },
    },
    subjects: [{ kind: 'person', column: 'person_id' }],
    purposes: ['know_people', 'run_association'],
    seenBy: ['self', 'people:write'],
    retention: { with: 'people', by: 'person_id' },
    erase: 'delete',
  },
]
