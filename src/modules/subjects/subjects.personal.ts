import type { PersonalData } from '#kernel/manifest/personal-data.ts'
import { sealedRequest } from './sealed-request.rules.ts'

/** What the exercise of rights itself keeps of people: sealed, and no longer than the answer must be proved. */
export const subjectsPersonal: PersonalData = [
  {
    table: 'subject_terms',
    none: ['kind', 'reply_value', 'reply_unit', 'value', 'unit', 'law'],
  },
  {
    table: 'subject_requests',
    none: [
      'id',
      'kind',
      'state',
      'channel',
      'unit_code',
      'submitted_at',
      'submitted_by',
      'reply_due_at',
      'reply_steps',
      'due_at',
      'due_steps',
      'acknowledged_at',
      'decided_at',
      'outcome',
      'duty',
      'finished_at',
      'version',
    ],
    personal: {
      code: { kind: 'reference' },
      account_id: { kind: 'reference' },
      dossier_id: { kind: 'reference' },
      person_sealed: {
        kind: 'name',
        protection: { sealed: sealedRequest.person },
        becomes: '{"name":"—","phone":null}',
      },
      content_sealed: { kind: 'request', protection: { sealed: sealedRequest.content }, becomes: '{"text":""}' },
      answer_sealed: { kind: 'request', protection: { sealed: sealedRequest.answer } },
      decided_by: { kind: 'work', about: 'officer', purposes: ['office_work'] },
    },
    subjects: [
      { kind: 'account', column: 'account_id' },
      { kind: 'dossier', column: 'dossier_id' },
    ],
    purposes: ['personal_data_rights'],
    retention: { rule: 'subject_request', after: 'finished_at' },
    erase: { hold: 'proof_of_request' },
    seenBy: ['self', 'privacy:decide'],
  },
  {
    table: 'data_restrictions',
    none: ['id', 'request_id', 'subject_kind', 'since', 'lifted_at'],
    personal: { subject_id: { kind: 'reference' } },
    subjects: [
      { kind: 'account', column: 'subject_id' },
      { kind: 'dossier', column: 'subject_id' },
    ],
    purposes: ['personal_data_rights'],
    retention: { rule: 'subject_request', after: 'lifted_at' },
    erase: { hold: 'proof_of_request' },
    seenBy: ['self', 'privacy:decide'],
  },
  {
    table: 'deletions',
    none: ['id', 'request_id', 'decided_at', 'done_at', 'report', 'bytes_left'],
    personal: {
      account_id: { kind: 'reference' },
      dossier_ids: { kind: 'reference' },
      waiting_dossiers: { kind: 'reference' },
    },
    // Ids of what is gone: they lead to nobody, and without them a restored backup would bring her back.
    subjects: [{ kind: 'account', column: 'account_id' }],
    purposes: ['personal_data_rights'],
    retention: { duty: 'proof' },
    erase: { hold: 'proof_of_request' },
    seenBy: ['privacy:decide'],
  },
  {
    table: 'held_values',
    none: ['law', 'held_since'],
    personal: {
      table_name: { kind: 'reference' },
      row_key: { kind: 'reference' },
      deletion_id: { kind: 'reference' },
      dossier_id: { kind: 'reference' },
      values_sealed: { kind: 'application', protection: { sealed: sealedRequest.held } },
    },
    subjects: [],
    purposes: ['handle_dossiers'],
    retention: { rule: 'dossier_archive', after: 'held_since' },
    erase: { hold: 'archive_duty' },
    seenBy: ['privacy:open_held'],
  },
  {
    table: 'key_rotations',
    none: ['key_id', 'table_name', 'column_name', 'last_key', 'done', 'started_at', 'finished_at'],
  },
]
