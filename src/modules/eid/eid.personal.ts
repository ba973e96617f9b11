import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** A sign-in under way keeps what the provider said of somebody for minutes, encrypted, until she agrees to a link. */
export const eidPersonal: PersonalData = [
  {
    table: 'eid_flows',
    none: [
      'id',
      'state_hash',
      'provider',
      'purpose',
      'wanted_level',
      'shared',
      'next_path',
      'secrets_sealed',
      'created_at',
      'expires_at',
      'used_at',
    ],
    personal: {
      browser_hash: { kind: 'device', protection: 'token_hash' },
      account_id: { kind: 'reference' },
      person_sealed: { kind: 'e_identity', protection: { sealed: 'eid_flows.person' } },
    },
    subjects: [{ kind: 'account', column: 'account_id' }],
    purposes: ['accounts'],
    retention: { rule: 'one_time_code', after: 'expires_at' },
    erase: 'delete',
    seenBy: ['self'],
  },
]
