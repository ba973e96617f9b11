import type { NewEvent } from '#kernel/events/event.ts'

export const mandateEventTypes = [
  'mandate.requested',
  'mandate.accepted',
  'mandate.confirmed',
  'mandate.refused',
  'mandate.cancelled',
  'mandate.narrowed',
  'mandate.revoked',
  'mandate.lapsed',
  'mandate.expired',
  'mandate.ends_soon',
  'mandate.acting_started',
  'mandate.acting_stopped',
] as const
export type MandateEventType = (typeof mandateEventTypes)[number]

/** One event of a mandate's stream: sides by account id, never a name, a number or a contact. */
export function mandateEvent(
  id: string,
  type: MandateEventType,
  data: Record<string, unknown> = {},
  subjects: readonly (string | null)[] = [],
): NewEvent {
  return {
    stream: 'mandate',
    streamId: id,
    type,
    data,
    subjects: subjects.filter((one) => one !== null),
    ...(type === 'mandate.requested' && { first: true }),
  }
}
