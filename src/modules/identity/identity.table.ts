import type { LocalText } from '#kernel/i18n/t.ts'

export type IdentityTables = {
  accounts: {
    id: string
    login: string
    phone: string | null
    display_name: string
    password_hash: string
    unit_code: string | null
    created_at: Date
    disabled_at: Date | null
  }
  roles: { key: string; names: LocalText; permissions: string[]; sort: number }
  positions: {
    id: string
    account_id: string
    role: string
    unit_code: string
    valid_from: string
    valid_to: string | null
    ended_at: Date | null
  }
  sessions: {
    id: string
    token_sha256: string
    account_id: string
    created_at: Date
    last_seen_at: Date
    expires_at: Date
    ended_at: Date | null
    user_agent: string
  }
  sign_in_failures: { id: string; address_hash: string; login_hash: string; at: Date }
}
