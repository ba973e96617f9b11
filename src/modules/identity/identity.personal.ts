import type { PersonalData } from '#kernel/manifest/personal-data.ts'

const NATIONAL_ID = 'accounts.national_id'

/** Accounts of residents and officers, their positions and sessions. */
export const identityPersonal: PersonalData = [
  {
    table: 'accounts',
    none: ['unit_code', 'created_at', 'disabled_at', 'kind', 'level', 'phone_confirmed_at', 'locale'],
    personal: {
      id: { kind: 'reference' },
      login: { kind: 'account_name', becomes: null },
      phone: { kind: 'phone', becomes: null },
      display_name: { kind: 'name', becomes: '—' },
      password_hash: { kind: 'password', protection: 'slow_hash', sensitive: ['credentials'], becomes: null },
      national_id_sealed: { kind: 'national_id', protection: { sealed: NATIONAL_ID }, becomes: null },
      national_id_hash: { kind: 'national_id', protection: { keyedHash: NATIONAL_ID }, becomes: null },
      birth_date: { kind: 'birth_date', becomes: null },
    },
    subjects: [
      { kind: 'account', column: 'id' },
      { kind: 'national_id_hash', column: 'national_id_hash', context: NATIONAL_ID },
    ],
    purposes: ['accounts'],
    retention: { while: 'account' },
    erase: 'anonymise',
    seenBy: ['self', 'identity:manage'],
  },
  {
    table: 'roles',
    none: ['key', 'names', 'permissions', 'sort', 'second_factor', 'idle_minutes', 'absolute_minutes'],
  },
  {
    table: 'positions',
    none: ['id', 'valid_from', 'valid_to', 'ended_at'],
    personal: {
      account_id: { kind: 'reference', about: 'officer' },
      role: { kind: 'work', about: 'officer' },
      unit_code: { kind: 'work', about: 'officer' },
    },
    subjects: [{ kind: 'account', column: 'account_id', about: 'officer' }],
    purposes: ['office_work'],
    retention: { duty: 'office' },
    erase: { hold: 'office_duty' },
    seenBy: ['self', 'identity:manage'],
  },
  {
    table: 'sessions',
    none: ['id', 'created_at', 'expires_at', 'ended_at', 'confirmed_at', 'level', 'shared'],
    personal: {
      token_sha256: { kind: 'session', protection: 'token_hash' },
      account_id: { kind: 'reference' },
      last_seen_at: { kind: 'session' },
      user_agent: { kind: 'device', becomes: '' },
      methods: { kind: 'session' },
      mandate_id: { kind: 'relation' },
      provider: { kind: 'e_identity' },
      provider_session: { kind: 'e_identity' },
    },
    subjects: [{ kind: 'account', column: 'account_id' }],
    purposes: ['accounts', 'sign_in_safety'],
    retention: { rule: 'session', after: 'expires_at' },
    erase: 'delete',
    seenBy: ['self'],
  },
  {
    table: 'sign_in_failures',
    none: ['id', 'at'],
    personal: {
      address_hash: {
        kind: 'network_address',
        about: 'caller',
        protection: { keyedHash: 'sign_in_failures.address' },
      },
      login_hash: { kind: 'account_name', about: 'caller', protection: { keyedHash: 'sign_in_failures.login' } },
    },
    // Hashes of what somebody typed: they lead to nobody without the key, and are gone in a day.
    subjects: [],
    purposes: ['sign_in_safety'],
    retention: { rule: 'sign_in_failure', after: 'at' },
    erase: 'delete',
    seenBy: ['nobody'],
  },
]
