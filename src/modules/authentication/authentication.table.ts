import type { LinkKind } from './link.rules.ts'

export type StepKind = 'phone_code' | 'new_person' | 'second_factor' | 'passkey' | 'add_passkey' | 'add_totp'

export type AuthenticationTables = {
  sign_in_buckets: { bucket: string; failures: number; last_at: Date }
  sign_in_steps: {
    token_sha256: string
    kind: StepKind
    account_id: string | null
    content_sealed: string
    code_hash: string | null
    tries: number
    created_at: Date
    expires_at: Date
  }
  totp_secrets: { account_id: string; secret_sealed: string; last_step: number; created_at: Date }
  passkeys: {
    id: string
    account_id: string
    credential_id: string
    public_key: string
    counter: number
    transports: string[]
    name: string
    created_at: Date
    last_used_at: Date | null
  }
  recovery_codes: { account_id: string; code_hash: string; created_at: Date }
  account_links: {
    id: string
    account_id: string
    kind: LinkKind
    needed: number
    token_sha256: string | null
    in_person: boolean
    seen_at: Date | null
    created_at: Date
    expires_at: Date
    ended_at: Date | null
  }
  account_link_vouchers: { link_id: string; voucher_id: string; reason: string; at: Date }
}
