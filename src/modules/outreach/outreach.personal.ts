import type { PersonalData } from '#kernel/manifest/personal-data.ts'
import { sealedColumns } from './sealed-columns.rules.ts'

/** What a cadre notes of members, and the phones on which she works: notes lie sealed and go after their period. */
export const outreachPersonal: PersonalData = [
  {
    table: 'outreach_notes',
    none: ['id', 'kind', 'created_at'],
    personal: {
      membership_id: { kind: 'reference' },
      text_sealed: { kind: 'contact_note', protection: { sealed: sealedColumns.note } },
      happened_on: { kind: 'contact_note' },
      account_id: { kind: 'work', about: 'officer' },
    },
    subjects: [
      { kind: 'membership', column: 'membership_id' },
      { kind: 'account', column: 'account_id', about: 'officer' },
    ],
    purposes: ['run_association'],
    retention: { rule: 'contact_note', after: 'created_at' },
    erase: 'delete',
    seenBy: ['self', 'outreach:work'],
  },
  {
    table: 'outreach_marks',
    none: ['marked_at'],
    personal: {
      membership_id: { kind: 'reference' },
      reason_sealed: { kind: 'contact_note', protection: { sealed: sealedColumns.reason } },
      account_id: { kind: 'work', about: 'officer' },
    },
    subjects: [
      { kind: 'membership', column: 'membership_id' },
      { kind: 'account', column: 'account_id', about: 'officer' },
    ],
    purposes: ['run_association'],
    retention: { rule: 'contact_note', after: 'marked_at' },
    erase: 'delete',
    seenBy: ['self', 'outreach:work'],
  },
  {
    table: 'outreach_actions',
    none: ['key', 'kind', 'content', 'made_at', 'done_at'],
    personal: {
      account_id: { kind: 'work', about: 'officer' },
      membership_id: { kind: 'reference' },
      result: { kind: 'reference' },
    },
    subjects: [
      { kind: 'account', column: 'account_id', about: 'officer' },
      { kind: 'membership', column: 'membership_id' },
    ],
    purposes: ['run_association'],
    retention: { rule: 'contact_note', after: 'done_at' },
    erase: 'delete',
    seenBy: ['self', 'outreach:work'],
  },
  {
    table: 'outreach_devices',
    none: ['id', 'session_id', 'code', 'created_at', 'opened_at'],
    personal: {
      account_id: { kind: 'device', about: 'officer' },
      outbox_key_sealed: { kind: 'secret_code', about: 'officer', protection: { sealed: sealedColumns.outboxKey } },
    },
    subjects: [{ kind: 'account', column: 'account_id', about: 'officer' }],
    purposes: ['run_association'],
    retention: { rule: 'contact_note', after: 'opened_at' },
    erase: 'delete',
    seenBy: ['self'],
  },
  // The branch on the phone of its head, encrypted, for some days and while her session lives.
  {
    place: 'browser',
    kinds: ['name', 'phone', 'birth_date', 'address', 'finance', 'contact_note'],
    purposes: ['run_association'],
    retention: { by: 'owner' },
  },
]
