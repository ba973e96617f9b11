import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** Machines are no people; what tells of a person is who made them and what a purpose text may name. */
export const machinesPersonal: PersonalData = [
  {
    table: 'machine_clients',
    none: ['account_id', 'unit_code', 'subtree', 'scopes', 'networks', 'created_at', 'disabled_at'],
    personal: {
      created_by: { kind: 'reference', about: 'officer' },
      purpose: { kind: 'work', about: 'officer' },
    },
    subjects: [{ kind: 'account', column: 'created_by', about: 'officer' }],
    purposes: ['machine_access'],
    retention: { duty: 'office' },
    erase: { hold: 'office_duty' },
    seenBy: ['machines:manage'],
  },
  {
    table: 'machine_keys',
    none: [
      'id',
      'account_id',
      'kind',
      'hint',
      'token_sha256',
      'created_at',
      'expires_at',
      'revoked_at',
      'last_used_at',
      'last_used_from',
    ],
  },
  { table: 'machine_tokens', none: ['token_sha256', 'key_id', 'scopes', 'created_at', 'expires_at'] },
]
