import type { NewEvent } from '#kernel/events/event.ts'

export const recordEventTypes = [
  'record.changed',
  'record.sensitive_changed',
  'record.entry_added',
  'record.entry_removed',
  'record.correction_proposed',
  'record.correction_withdrawn',
  'record.correction_accepted',
  'record.correction_refused',
] as const
export type RecordEventType = (typeof recordEventTypes)[number]

/**
 * One event about a member's record, in a stream of its own (`id`: the correction, or the change). It names fields and
 * kinds, never a value: those stand in the tables of changes, the sensitive ones apart.
 */
export function recordEvent(
  id: string,
  type: RecordEventType,
  membership: string,
  data: Record<string, unknown> = {},
  first = true,
): NewEvent {
  return {
    stream: 'record',
    streamId: id,
    type,
    data: { membership, ...data },
    subjects: [membership],
    ...(first && { first: true }),
  }
}
