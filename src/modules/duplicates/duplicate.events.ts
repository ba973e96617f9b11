import type { NewEvent } from '#kernel/events/event.ts'

export type DuplicateEventType = 'person.told_apart' | 'person.pair_reopened'

/** An event in the stream of one of the two; the other one is a subject of it. Merges are events of people. */
export function pairEvent(type: DuplicateEventType, one: string, other: string): NewEvent {
  return { stream: 'person', streamId: one, type, data: { other }, subjects: [one, other] }
}
