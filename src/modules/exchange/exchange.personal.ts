import type { PersonalData } from '#kernel/manifest/personal-data.ts'
import { BEFORE, CELLS, HEADS, REPLACED } from './sealed.rules.ts'

const TWIN = 'import_rows.twin'
const from = { purposes: ['run_association', 'know_people'], seenBy: ['exchange:import'] } as const

/** Lists that come in are kept sealed for a while, so that they can be taken back; what went out is kept as a record. */
export const exchangePersonal: PersonalData = [
  {
    table: 'imports',
    none: [
      'id',
      'unit_code',
      'association',
      'state',
      'sheet',
      'header_from',
      'header_to',
      'layout',
      'mapping',
      'encodings',
      'options',
      'rows_read',
      'total',
      'progress',
      'undo_row',
      'run_next',
      'first_number',
      'problem',
      'created_at',
      'touched_at',
      'checked_at',
      'started_at',
      'finished_at',
      'undone_at',
    ],
    personal: {
      file_id: { kind: 'reference' },
      heads_sealed: { kind: 'membership', protection: { sealed: HEADS } },
      replaced_sealed: { kind: 'membership', protection: { sealed: REPLACED } },
      created_by: { kind: 'work', about: 'officer' },
      undone_by: { kind: 'work', about: 'officer' },
    },
    subjects: [
      { kind: 'account', column: 'created_by', about: 'officer' },
      { kind: 'account', column: 'undone_by', about: 'officer' },
    ],
    ...from,
    retention: { rule: 'import_batch', after: 'finished_at' },
    erase: { hold: 'membership_proof' },
  },
  {
    table: 'import_rows',
    none: ['import_id', 'row', 'state', 'faults', 'changes', 'matches', 'decision', 'outcome'],
    personal: {
      cells_sealed: { kind: 'membership', protection: { sealed: CELLS }, sensitive: ['ethnicity', 'beliefs'] },
      twin_hash: { kind: 'reference', protection: { keyedHash: TWIN } },
      person_id: { kind: 'reference' },
      membership_id: { kind: 'reference' },
      before_sealed: { kind: 'reference', protection: { sealed: BEFORE } },
    },
    subjects: [
      { kind: 'person', column: 'person_id' },
      { kind: 'membership', column: 'membership_id' },
    ],
    ...from,
    retention: { with: 'imports', by: 'import_id' },
    erase: 'delete',
  },
  { table: 'import_layouts', none: ['unit_code', 'layout', 'mapping', 'used_at'] },
  {
    table: 'exports',
    none: [
      'id',
      'unit_code',
      'association',
      'as_of',
      'format',
      'columns',
      'created_at',
      'finished_at',
      'row_count',
      'sha256',
    ],
    personal: {
      reason: { kind: 'correspondence', about: 'officer' },
      created_by: { kind: 'work', about: 'officer' },
    },
    subjects: [{ kind: 'account', column: 'created_by', about: 'officer' }],
    purposes: ['audit_trail'],
    retention: { rule: 'report', after: 'created_at' },
    erase: { hold: 'office_duty' },
    seenBy: ['exchange:export'],
  },
]
