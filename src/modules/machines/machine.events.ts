import type { NewEvent } from '#kernel/events/event.ts'

/** What can happen to a machine's access; the stream is that of its account. */
export const machineEvents = [
  'account.machine_created',
  'account.machine_changed',
  'account.machine_disabled',
  'account.machine_enabled',
  'account.key_made',
  'account.key_revoked',
] as const

/** One event of the machine's account. Never a key in `data`, only its hint. */
export function machineEvent(
  type: (typeof machineEvents)[number],
  accountId: string,
  data: Record<string, unknown> = {},
): NewEvent {
  return { stream: 'account', streamId: accountId, type, data }
}
