import type { PersonalData } from '#kernel/manifest/personal-data.ts'

const ownAccount = [{ kind: 'account' as const, column: 'account_id' }]

/** With what people prove who they are. Nothing here opens anything by itself: hashed or sealed, all of it. */
export const authenticationPersonal: PersonalData = [
  {
    table: 'sign_in_buckets',
    none: ['failures', 'last_at'],
    personal: {
      bucket: { kind: 'network_address', about: 'caller', protection: { keyedHash: 'sign_in_buckets.bucket' } },
    },
    // Hashes of networks, names and browsers: they lead to nobody without the key, and are gone in two days.
    subjects: [],
    purposes: ['sign_in_safety'],
    retention: { rule: 'sign_in_failure', after: 'last_at' },
    erase: 'delete',
    seenBy: ['nobody'],
  },
  {
    table: 'sign_in_steps',
    none: ['kind', 'tries', 'created_at', 'expires_at'],
    personal: {
      token_sha256: { kind: 'session', protection: 'token_hash' },
      account_id: { kind: 'reference' },
      content_sealed: { kind: 'secret_code', protection: { sealed: 'sign_in_steps.content' }, becomes: '' },
      code_hash: { kind: 'secret_code', protection: { keyedHash: 'sign_in_steps.code' } },
    },
    subjects: ownAccount,
    purposes: ['sign_in_safety'],
    retention: { rule: 'one_time_code', after: 'expires_at' },
    erase: 'delete',
    seenBy: ['nobody'],
  },
  {
    table: 'totp_secrets',
    none: ['last_step', 'created_at'],
    personal: {
      account_id: { kind: 'reference' },
      secret_sealed: {
        kind: 'second_factor',
        protection: { sealed: 'totp_secrets.secret' },
        sensitive: ['credentials'],
        becomes: '',
      },
    },
    subjects: ownAccount,
    purposes: ['accounts'],
    retention: { while: 'account' },
    erase: 'delete',
    seenBy: ['nobody'],
  },
  {
    table: 'passkeys',
    none: ['id', 'counter', 'transports', 'created_at'],
    personal: {
      account_id: { kind: 'reference' },
      credential_id: { kind: 'second_factor', becomes: '' },
      public_key: { kind: 'second_factor', becomes: '' },
      name: { kind: 'device', becomes: '—' },
      last_used_at: { kind: 'session' },
    },
    subjects: ownAccount,
    purposes: ['accounts'],
    retention: { while: 'account' },
    erase: 'delete',
    seenBy: ['self'],
  },
  {
    table: 'recovery_codes',
    none: ['created_at'],
    personal: {
      account_id: { kind: 'reference' },
      code_hash: {
        kind: 'second_factor',
        protection: { keyedHash: 'recovery_codes.code' },
        sensitive: ['credentials'],
        becomes: '',
      },
    },
    subjects: ownAccount,
    purposes: ['accounts'],
    retention: { while: 'account' },
    erase: 'delete',
    seenBy: ['nobody'],
  },
  {
    table: 'account_links',
    none: ['id', 'kind', 'needed', 'in_person', 'seen_at', 'created_at', 'expires_at', 'ended_at'],
    personal: {
      account_id: { kind: 'reference', about: 'officer' },
      token_sha256: { kind: 'session', about: 'officer', protection: 'token_hash' },
    },
    subjects: [{ kind: 'account', column: 'account_id', about: 'officer' }],
    purposes: ['accounts', 'sign_in_safety'],
    retention: { rule: 'session', after: 'expires_at' },
    erase: 'delete',
    seenBy: ['authentication:let-in'],
  },
  {
    table: 'account_link_vouchers',
    none: ['at'],
    personal: {
      link_id: { kind: 'reference', about: 'officer' },
      voucher_id: { kind: 'reference', about: 'officer' },
      reason: { kind: 'actions', about: 'officer', becomes: '—' },
    },
    subjects: [
      { kind: 'account', column: 'voucher_id', about: 'officer' },
      { kind: 'parent', column: 'link_id', table: 'account_links' },
    ],
    purposes: ['sign_in_safety'],
    retention: { with: 'account_links', by: 'link_id' },
    erase: 'with',
    seenBy: ['authentication:let-in'],
  },
]
