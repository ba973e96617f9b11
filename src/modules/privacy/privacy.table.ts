import type { Generated, JSONColumnType } from 'kysely'
import type { Locale } from '#kernel/i18n/t.ts'
import type { BreachState } from './breach.rules.ts'
import type { ConsentTexts } from './consent.rules.ts'

export type Channel = 'online' | 'desk' | 'api'

export type ConsentRow = {
  id: string
  purpose: string
  version: number
  text_hash: string
  locale: Locale
  account_id: string | null
  draft_id: string | null
  dossier_id: string | null
  given_at: Date
  given_channel: Channel
  given_screen: string
  given_by: string | null
  withdrawn_at: Date | null
  withdrawn_channel: Channel | null
  withdrawn_screen: string | null
  withdrawn_by: string | null
}

export type BreachRow = {
  id: string
  code: string
  unit_code: string
  state: BreachState
  detected_at: Date
  happened_from: Date | null
  happened_to: Date | null
  what: string
  kinds: string[]
  sensitive: string[]
  consequences: string
  measures: string
  harmful: boolean
  estimated: number | null
  recorded_at: Date
  recorded_by: string | null
  reported_at: Date | null
  closed_at: Date | null
  version: Generated<number>
}

/** Own tables of the module, seen through `ownTables<PrivacyTables>(ctx.db)`. */
export type PrivacyTables = {
  consent_texts: {
    purpose: string
    version: number
    texts: JSONColumnType<ConsentTexts>
    sensitive: string[]
    published_at: Date
    published_by: string | null
  }
  consents: ConsentRow
  retention_periods: {
    rule: string
    days: number
    source: string
    recalled: Generated<boolean>
    changed_at: Date | null
    changed_by: string | null
  }
  retention_runs: {
    id: string
    dry: boolean
    state: 'waiting' | 'running' | 'done' | 'failed'
    asked_at: Date
    asked_by: string | null
    as_of: Date
    started_at: Date | null
    finished_at: Date | null
    report: JSONColumnType<unknown[]>
    report_hash: string | null
    problem: string | null
  }
  legal_holds: {
    id: string
    subject_kind: 'dossier' | 'account'
    subject_id: string
    label: string
    reason: string
    since: Date
    set_by: string | null
    lifted_at: Date | null
    lifted_by: string | null
    lifted_reason: string | null
  }
  breaches: BreachRow
  breach_sequences: { year: number; last: number }
  breach_steps: { key: string; position: number; hours: number | null; law: string; names: JSONColumnType<object> }
  breach_marks: { breach_id: string; step: string; done_at: Date; done_by: string | null; note: string | null }
  breach_scopes: {
    id: string
    breach_id: string
    kind: 'account' | 'unit' | 'dossiers'
    account_id: string | null
    unit_code: string | null
    dossiers: string[] | null
    since: Date | null
    until: Date | null
    added_at: Date
  }
  privacy_contact: {
    only_row: Generated<boolean>
    controller: string
    officer: string
    phone: string
    email: string
    address: string
  }
}
