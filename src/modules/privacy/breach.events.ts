import type { NewEvent } from '#kernel/events/event.ts'

export type BreachEventType =
  | 'breach.recorded'
  | 'breach.changed'
  | 'breach.step_done'
  | 'breach.step_reopened'
  | 'breach.scope_added'
  | 'breach.scope_removed'
  | 'breach.reported'
  | 'breach.closed'
  | 'breach.affected_exported'

/** Keys and moments; what happened stands in the register, which can be corrected. */
export const breachEvent = (type: BreachEventType, id: string, data: Record<string, unknown> = {}): NewEvent => ({
  stream: 'breach',
  streamId: id,
  type,
  data,
  ...(type === 'breach.recorded' && { first: true }),
})
