import type { Generated } from 'kysely'
import type { Locale, LocalText } from '#kernel/i18n/t.ts'

export type IdentityTables = {
  accounts: {
    id: string
    /** Null for those who sign in by phone or e-identity only. */
    login: string | null
    phone: string | null
    display_name: string
    password_hash: string | null
    unit_code: string | null
    created_at: Date
    disabled_at: Date | null
    kind: Generated<'person' | 'machine'>
    /** The level of assurance that was ever proved for the person. */
    level: Generated<0 | 1 | 2>
    phone_confirmed_at: Date | null
    national_id_sealed: string | null
    national_id_hash: string | null
    birth_date: string | null
    locale: Generated<Locale>
  }
  roles: {
    key: string
    names: LocalText
    permissions: string[]
    sort: number
    second_factor: Generated<boolean>
    idle_minutes: Generated<number>
    absolute_minutes: Generated<number>
    /** Id of the role's event stream. */
    id: Generated<string>
    gives: Generated<'own' | 'all'>
    version: Generated<number>
  }
  /** What a role was, up to a moment. */
  role_history: { id: string; role: string; names: LocalText; permissions: string[]; until: Date }
  positions: {
    id: string
    account_id: string
    role: string
    unit_code: string
    valid_from: string
    valid_to: string | null
    ended_at: Date | null
    scope: Generated<'subtree' | 'unit'>
    granted_at: Generated<Date | null>
    end_reason: Generated<string | null>
    /** The reorganisation of units that opened or closed the row. */
    opened_by: Generated<string | null>
    closed_by: Generated<string | null>
  }
  /** When an account was disabled; open while it is. */
  account_closures: { id: string; account_id: string; from_at: Date; until_at: Date | null }
  substitutions: {
    id: string
    position_id: string
    substitute_id: string
    permissions: string[] | null
    starts_at: Date
    ends_at: Date
    reason: string
    created_at: Date
    created_by: string | null
    ended_at: Date | null
    ended_by: string | null
    end_reason: string | null
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
    network: Generated<string>
    methods: string[]
    level: 0 | 1 | 2
    confirmed_at: Date | null
    shared: boolean
    mandate_id: Generated<string | null>
    provider: string | null
    provider_session: string | null
  }
  sign_in_failures: { id: string; address_hash: string; login_hash: string; at: Date }
}
