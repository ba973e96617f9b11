import type { Action, NoteKind, Result } from './action.rules.ts'

export type NoteRow = {
  id: string
  membership_id: string
  kind: NoteKind
  text_sealed: string | null
  /** `YYYY-MM-DD` */
  happened_on: string
  account_id: string
  created_at: Date
}
export type MarkRow = { membership_id: string; reason_sealed: string | null; account_id: string; marked_at: Date }
export type ActionRow = {
  key: string
  account_id: string
  kind: Action['kind']
  content: string
  membership_id: string | null
  result: Result
  made_at: Date
  done_at: Date
}
export type DeviceRow = {
  id: string
  account_id: string
  session_id: string
  code: string
  outbox_key_sealed: string
  created_at: Date
  opened_at: Date
}

/** Own tables of the module, seen through `ownTables<OutreachTables>(ctx.db)`. */
export type OutreachTables = {
  outreach_notes: NoteRow
  outreach_marks: MarkRow
  outreach_actions: ActionRow
  outreach_devices: DeviceRow
}
