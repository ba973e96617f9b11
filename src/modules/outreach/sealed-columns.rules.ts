/** Under which names the columns of the module are encrypted (kernel/crypto/aead.ts). */
export const sealedColumns = {
  note: 'outreach_notes.text',
  reason: 'outreach_marks.reason',
  outboxKey: 'outreach_devices.outbox_key',
} as const
