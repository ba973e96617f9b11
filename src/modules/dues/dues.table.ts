import type { Generated } from 'kysely'
import type { LocalText } from '#kernel/i18n/t.ts'
import type { DuesKind, Period, Share, ShareUnit } from './fee.rules.ts'
import type { JournalKind, LedgerAccount } from './ledger.rules.ts'

export type FeeRow = {
  id: string
  association: string
  unit_code: string | null
  year: number
  kind: DuesKind
  period: Period
  amount: number
  share_in: ShareUnit
  shares: Share[]
  decision: string
  set_at: Date
  set_by: string | null
  replaced_at: Date | null
}

export type ReasonRow = {
  key: string
  association: string
  names: LocalText
  percent: number
  evidence_needed: boolean
  sort: number
}

export type ExemptionRow = {
  id: string
  membership_id: string
  reason: string
  percent: number
  first_year: number
  last_year: number | null
  evidence: string
  granted_at: Date
  granted_by: string | null
  ended_at: Date | null
  ended_by: string | null
  end_reason: string | null
}

export type BankAccountRow = {
  id: string
  unit_code: string
  bank_bin: string
  bank_name: string
  account_number: string
  holder: string
  opened_at: Date
  opened_by: string | null
  closed_at: Date | null
  closed_act: string | null
}

export type JournalRow = {
  id: string
  seq: Generated<string>
  kind: JournalKind
  booked_on: string
  document: string
  purpose: Generated<string>
  reverses: string | null
  reason: string | null
  act_id: string | null
  recorded_at: Date
  recorded_by: string | null
}

export type EntryRow = {
  journal_id: string
  seq: number
  unit_code: string
  booked_on: string
  debit: LedgerAccount
  credit: LedgerAccount
  debit_party: string | null
  credit_party: string | null
  /** bigint comes as text. */
  amount: string
}

export type ReceiptRow = {
  id: string
  seq: Generated<string>
  journal_id: string
  membership_id: string
  association: string
  unit_code: string
  year: number
  number: number
  code: string
  way: 'cash' | 'transfer'
  paid_on: string
  amount: number
  issued_at: Date
  issued_by: string | null
}

export type ReceiptLineRow = {
  receipt_id: string
  seq: number
  membership_id: string
  year: number
  amount: number
  fee_id: string
}

export type ClosingRow = {
  unit_code: string
  year: number
  journal_id: string | null
  decision: string
  figures: unknown
  closed_at: Date
  closed_by: string | null
}

export type StatementRow = {
  id: string
  unit_code: string
  file_name: string
  sha256: string
  uploaded_at: Date
  uploaded_by: string | null
}

export type StatementLineRow = {
  id: string
  statement_id: string
  unit_code: string
  line: number
  booked_on: string
  amount: number
  description: string
  payer: string
  reference: string | null
  line_hash: string
  state: 'open' | 'matched' | 'set_aside'
  receipt_id: string | null
  settled_at: Date | null
  settled_by: string | null
  note: string | null
}

/** Own tables of the module, seen through `ownTables<DuesTables>(ctx.db)`. */
export type DuesTables = {
  dues_fees: FeeRow
  dues_exemption_reasons: ReasonRow
  dues_exemptions: ExemptionRow
  dues_bank_accounts: BankAccountRow
  dues_journals: JournalRow
  dues_entries: EntryRow
  dues_receipt_numbers: { unit_code: string; year: number; last: number }
  dues_receipts: ReceiptRow
  dues_receipt_lines: ReceiptLineRow
  dues_closings: ClosingRow
  dues_layouts: { id: string; unit_code: string; heading_hash: string; columns: unknown; saved_at: Date }
  dues_statements: StatementRow
  dues_statement_lines: StatementLineRow
  dues_reminder_choices: { membership_id: string; account_id: string; chosen_at: Date; withdrawn_at: Date | null }
  dues_reminders: {
    id: string
    membership_id: string
    unit_code: string
    way: 'message' | 'call'
    reminded_at: Date
    reminded_by: string | null
  }
}
