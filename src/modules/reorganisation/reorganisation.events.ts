import type { NewEvent } from '#kernel/events/event.ts'

export type ReorganisationEventType =
  | 'reorganisation.prepared'
  | 'reorganisation.changed'
  | 'reorganisation.confirmed'
  | 'reorganisation.withdrawn'
  | 'reorganisation.discarded'
  | 'reorganisation.returned'
  | 'reorganisation.map_changed'
  | 'reorganisation.applied'
  | 'reorganisation.undo_asked'
  | 'reorganisation.map_restored'
  | 'reorganisation.undone'
  | 'reorganisation.went_on'

/** Brings the next step of carrying over; of no interest to people. */
export const WENT_ON: ReorganisationEventType = 'reorganisation.went_on'

/** An event of an act: keys, codes and counts, never a person. */
export const actEvent = (
  type: ReorganisationEventType,
  act: string,
  data: Record<string, unknown> = {},
  first = false,
): NewEvent => ({ stream: 'reorganisation', streamId: act, type, data: { act, ...data }, ...(first && { first }) })
