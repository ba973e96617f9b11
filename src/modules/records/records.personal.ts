import type { DeclaredTable, PersonalData, SensitiveGroup } from '#kernel/manifest/personal-data.ts'

/** Every row here is a member's, and goes when the duty to keep the register of members ends. */
const ofMember = {
  subjects: [{ kind: 'membership', column: 'membership_id' }],
  purposes: ['run_association'],
  retention: { duty: 'office' },
  erase: { hold: 'membership_proof' },
} as const satisfies Partial<DeclaredTable>

const open = ['self', 'records:read'] as const
const apart = ['self', 'records:sensitive'] as const
const groups: readonly SensitiveGroup[] = ['ethnicity', 'beliefs', 'private_life']
const hard: readonly SensitiveGroup[] = ['health', 'private_life', 'finance']

/** The member's record. What is sensitive by Decree 356/2025 Art. 4 lies in tables of its own. */
export const recordsPersonal: PersonalData = [
  {
    table: 'record_fields',
    none: ['key', 'section', 'kind', 'names', 'options', 'sensitive', 'weight', 'sort', 'valid_to'],
  },
  {
    ...ofMember,
    table: 'record_facts',
    none: ['field', 'set_at'],
    personal: { membership_id: { kind: 'reference' }, value: { kind: 'education' } },
    seenBy: open,
  },
  {
    ...ofMember,
    table: 'sensitive_facts',
    none: ['field', 'set_at'],
    personal: { membership_id: { kind: 'reference' }, value: { kind: 'ethnicity', sensitive: groups } },
    seenBy: apart,
  },
  {
    ...ofMember,
    table: 'record_entries',
    none: ['kind', 'created_at', 'removed_at'],
    personal: {
      id: { kind: 'reference' },
      membership_id: { kind: 'reference' },
      what: { kind: 'family', sensitive: ['private_life'] },
      year: { kind: 'family' },
      from_on: { kind: 'membership' },
      to_on: { kind: 'membership' },
      amount: { kind: 'finance', sensitive: ['finance'] },
      note: { kind: 'family' },
    },
    seenBy: open,
  },
  {
    ...ofMember,
    table: 'sensitive_entries',
    none: ['kind', 'created_at', 'removed_at'],
    personal: {
      id: { kind: 'reference' },
      membership_id: { kind: 'reference' },
      what: { kind: 'health', sensitive: hard },
      year: { kind: 'health' },
      from_on: { kind: 'health' },
      to_on: { kind: 'health' },
      note: { kind: 'health', sensitive: hard },
    },
    seenBy: apart,
  },
  {
    ...ofMember,
    table: 'record_changes',
    none: ['item', 'at', 'how', 'batch'],
    personal: {
      id: { kind: 'reference' },
      membership_id: { kind: 'reference' },
      before: { kind: 'education' },
      after: { kind: 'education' },
      account_id: { kind: 'actions', about: 'officer' },
    },
    seenBy: open,
  },
  {
    ...ofMember,
    table: 'sensitive_changes',
    none: ['item', 'at', 'how', 'batch'],
    personal: {
      id: { kind: 'reference' },
      membership_id: { kind: 'reference' },
      before: { kind: 'ethnicity', sensitive: [...groups, 'health', 'finance'] },
      after: { kind: 'ethnicity', sensitive: [...groups, 'health', 'finance'] },
      account_id: { kind: 'actions', about: 'officer' },
    },
    seenBy: apart,
  },
  {
    ...ofMember,
    table: 'record_corrections',
    none: ['field', 'state', 'proposed_at', 'decided_at'],
    personal: {
      id: { kind: 'reference' },
      membership_id: { kind: 'reference' },
      proposed_enc: { kind: 'request', sensitive: groups, protection: { sealed: 'record_corrections.proposed' } },
      note: { kind: 'request' },
      proposed_by: { kind: 'reference' },
      decided_by: { kind: 'actions', about: 'officer' },
      decision: { kind: 'decision' },
    },
    seenBy: ['self', 'records:write'],
  },
]
