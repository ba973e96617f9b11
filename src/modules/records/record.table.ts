import type { LocalText } from '#kernel/i18n/t.ts'
import type { EntryKind, RecordField, Section } from './record.rules.ts'

type Fact = { membership_id: string; field: string; value: string; set_at: Date }

export type EntryRow = {
  id: string
  membership_id: string
  kind: EntryKind
  what: string
  year: number | null
  from_on: string | null
  to_on: string | null
  note: string
  created_at: Date
  removed_at: Date | null
}

export type ChangeRow = {
  id: string
  membership_id: string
  item: string
  before: string | null
  after: string | null
  at: Date
  account_id: string | null
  how: 'office' | 'correction' | 'import'
  batch: string | null
}

export type CorrectionState = 'open' | 'accepted' | 'refused' | 'withdrawn'
export type CorrectionRow = {
  id: string
  membership_id: string
  field: string
  proposed_enc: string
  note: string
  state: CorrectionState
  proposed_at: Date
  proposed_by: string
  decided_at: Date | null
  decided_by: string | null
  decision: string
}

/** Own tables of the module, seen through `ownTables<RecordTables>(ctx.db)`. */
export type RecordTables = {
  record_fields: {
    key: string
    section: Section
    kind: RecordField['kind']
    names: LocalText
    options: { value: string; names: LocalText }[]
    sensitive: boolean
    weight: number
    sort: number
    valid_to: string | null
  }
  record_facts: Fact
  sensitive_facts: Fact
  record_entries: EntryRow & { amount: string | null }
  sensitive_entries: EntryRow
  record_changes: ChangeRow
  sensitive_changes: ChangeRow
  record_corrections: CorrectionRow
}

/** Where a value lies: sensitive ones have tables of their own, named nowhere else than here. */
export const factTable = (sensitive: boolean) => (sensitive ? 'sensitive_facts' : 'record_facts')
export const entryTable = (sensitive: boolean) => (sensitive ? 'sensitive_entries' : 'record_entries')
export const changeTable = (sensitive: boolean) => (sensitive ? 'sensitive_changes' : 'record_changes')

export const correctionColumns = [
  'id',
  'membership_id',
  'field',
  'proposed_enc',
  'note',
  'state',
  'proposed_at',
  'proposed_by',
  'decided_at',
  'decided_by',
  'decision',
] as const satisfies (keyof CorrectionRow)[]

/** Context under which proposed values are sealed (kernel/crypto/aead.ts). */
export const PROPOSED = 'record_corrections.proposed'
