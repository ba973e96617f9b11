import type { PersonalData } from '#kernel/manifest/personal-data.ts'
import { JOURNAL } from './sealed-columns.rules.ts'

const known = { purposes: ['know_people'], seenBy: ['people:merge'] } as const

/** Which records are of one person: ids and agreements, no values; what a merge changed lies sealed. */
export const duplicatesPersonal: PersonalData = [
  {
    table: 'match_keys',
    none: ['version'],
    personal: { person_id: { kind: 'reference' }, keys: { kind: 'reference' } },
    subjects: [{ kind: 'person', column: 'person_id' }],
    ...known,
    seenBy: ['nobody'],
    retention: { with: 'people', by: 'person_id' },
    erase: 'delete',
  },
  {
    table: 'duplicate_pairs',
    none: ['id', 'score', 'reasons', 'state', 'found_at', 'decided_at'],
    personal: {
      a: { kind: 'reference' },
      b: { kind: 'reference' },
      decided_by: { kind: 'work', about: 'officer' },
    },
    subjects: [
      { kind: 'person', column: 'a' },
      { kind: 'person', column: 'b' },
      { kind: 'account', column: 'decided_by', about: 'officer' },
    ],
    ...known,
    retention: { with: 'people', by: 'b' },
    erase: 'delete',
  },
  {
    table: 'person_merges',
    none: ['id', 'number', 'merged_at', 'undone_at'],
    personal: {
      kept: { kind: 'reference' },
      gone: { kind: 'reference' },
      journal: { kind: 'name', protection: { sealed: JOURNAL }, becomes: '{}' },
      merged_by: { kind: 'work', about: 'officer' },
      undone_by: { kind: 'work', about: 'officer' },
    },
    subjects: [
      { kind: 'person', column: 'kept' },
      { kind: 'person', column: 'gone' },
      { kind: 'account', column: 'merged_by', about: 'officer' },
      { kind: 'account', column: 'undone_by', about: 'officer' },
    ],
    ...known,
    retention: { with: 'people', by: 'kept' },
    erase: 'anonymise',
  },
]
