import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** Drafts: everything of them lies sealed, and they go by themselves. */
export const applicationsPersonal: PersonalData = [
  {
    table: 'drafts',
    none: [
      'procedure_code',
      'procedure_version',
      'unit_code',
      'channel',
      'submitted_at',
      'created_at',
      'updated_at',
      'expires_at',
      'version',
    ],
    personal: {
      id: { kind: 'reference' },
      account_id: { kind: 'reference' },
      represented_id: { kind: 'reference' },
      started_by: { kind: 'relation', purposes: ['acting_for_others'] },
      mandate_id: { kind: 'relation', purposes: ['acting_for_others'] },
      code_hash: { kind: 'secret_code', protection: { keyedHash: 'applications.draft.code' } },
      code_enc: { kind: 'secret_code', protection: { sealed: 'applications.draft.code' } },
      content_enc: {
        kind: 'application',
        protection: { sealed: 'applications.draft.content' },
        sensitive: ['ethnicity', 'beliefs', 'private_life', 'health', 'finance'],
      },
      receipt_enc: { kind: 'application', protection: { sealed: 'applications.draft.receipt' } },
    },
    subjects: [
      { kind: 'draft', column: 'id' },
      { kind: 'account', column: 'account_id' },
    ],
    purposes: ['keep_drafts'],
    retention: { rule: 'draft', after: 'expires_at' },
    erase: 'delete',
    seenBy: ['self'],
  },
  {
    table: 'draft_files',
    none: ['component', 'position'],
    personal: { file_id: { kind: 'papers' }, draft_id: { kind: 'reference' } },
    subjects: [{ kind: 'draft', column: 'draft_id' }],
    purposes: ['keep_drafts'],
    retention: { with: 'drafts', by: 'draft_id' },
    erase: 'delete',
    seenBy: ['self'],
  },
  {
    table: 'kept_applicants',
    none: ['kept_at'],
    personal: {
      account_id: { kind: 'reference' },
      applicant_enc: { kind: 'name', protection: { sealed: 'kept_applicants.applicant_enc' } },
    },
    subjects: [{ kind: 'account', column: 'account_id' }],
    // Only while the consent holds: withdrawing it deletes the row at once.
    purposes: ['reuse_answers'],
    retention: { while: 'account' },
    erase: 'delete',
    seenBy: ['self'],
  },
]
