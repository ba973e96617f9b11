import type { NewEvent } from '#kernel/events/event.ts'

export const auditDeskEvents = [
  'audit_export.made',
  'audit_alarm.raised',
  'audit_alarm.closed',
  'audit_rule.changed',
] as const

/** One event of an export, an alarm or a rule; `id` is that thing's. */
export function auditDeskEvent(
  type: (typeof auditDeskEvents)[number],
  id: string,
  data: Record<string, unknown>,
  first = type === 'audit_export.made' || type === 'audit_alarm.raised',
): NewEvent {
  return { stream: type.split('.', 1)[0] ?? 'audit', streamId: id, type, data, ...(first && { first }) }
}
