import type { Generated } from 'kysely'

export type MachineTables = {
  machine_clients: {
    account_id: string
    unit_code: string
    subtree: boolean
    scopes: string[]
    networks: string[]
    purpose: string
    created_by: string | null
    created_at: Date
    disabled_at: Date | null
  }
  machine_keys: {
    id: string
    account_id: string
    kind: KeyKind
    hint: string
    token_sha256: string
    created_at: Date
    expires_at: Date
    revoked_at: Date | null
    last_used_at: Generated<Date | null>
    last_used_from: Generated<string | null>
  }
  machine_tokens: { token_sha256: string; key_id: string; scopes: string[]; created_at: Date; expires_at: Date }
}

export type KeyKind = 'api_key' | 'client_secret'
