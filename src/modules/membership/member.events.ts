import type { NewEvent } from '#kernel/events/event.ts'

export const memberEventTypes = [
  'member.applied',
  'member.registered',
  'member.basis_noted',
  'member.admitted',
  'member.refused',
  'member.withdrawn',
  'member.transfer_requested',
  'member.transfer_released',
  'member.transfer_refused',
  'member.transfer_withdrawn',
  'member.transferred',
  'member.suspended',
  'member.resumed',
  'member.left',
  'member.died',
  'member.readmitted',
  'member.kind_changed',
  'member.corrected',
  'member.folded',
  'member.unfolded',
  'member.card_issued',
  'member.card_ended',
] as const
export type MemberEventType = (typeof memberEventTypes)[number]

/** One event of a membership's stream: codes, days and ids, never a name or a number of a person. */
export function memberEvent(
  id: string,
  type: MemberEventType,
  data: Record<string, unknown> = {},
  { person, first }: { person?: string; first?: boolean } = {},
): NewEvent {
  return {
    stream: 'member',
    streamId: id,
    type,
    data,
    ...(person !== undefined && { subjects: [person] }),
    ...(first && { first }),
  }
}
