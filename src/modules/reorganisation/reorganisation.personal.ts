import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** Decisions about units; of people they name who prepared and confirmed them. */
export const reorganisationPersonal: PersonalData = [
  {
    table: 'reorganisations',
    none: [
      'id',
      'tree',
      'title',
      'effective_on',
      'decision_number',
      'decision_date',
      'decision_file_name',
      'decision_file_type',
      'state',
      'scope_code',
      'ending_roles',
      'created_at',
      'confirmed_at',
      'applied_at',
      'undone_at',
      'went_on_at',
      'problem',
      'version',
    ],
    personal: {
      decision_file: { kind: 'decision', about: 'officer', bytes: true },
      signer: { kind: 'work', about: 'officer' },
      created_by: { kind: 'reference', about: 'officer' },
      confirmed_by: { kind: 'reference', about: 'officer' },
      undo_reason: { kind: 'work', about: 'officer' },
    },
    subjects: [
      { kind: 'account', column: 'created_by', about: 'officer' },
      { kind: 'account', column: 'confirmed_by', about: 'officer' },
    ],
    purposes: ['office_work'],
    retention: { duty: 'office' },
    erase: { hold: 'office_duty' },
    seenBy: ['reorganisation:prepare'],
  },
  // Lists of a partial transfer name things by id, never people.
  { table: 'reorganisation_steps', none: ['id', 'reorganisation_id', 'sort', 'kind', 'data'] },
  { table: 'reorganisation_moves', none: ['reorganisation_id', 'sort', 'old_code', 'new_code', 'extent', 'pick'] },
  {
    table: 'reorganisation_progress',
    none: ['reorganisation_id', 'phase', 'holding', 'sort', 'done', 'total', 'at_move', 'finished_at'],
  },
]
