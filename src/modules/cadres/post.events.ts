import type { NewEvent } from '#kernel/events/event.ts'

export const postEventTypes = [
  'post.began',
  'post.decision_set',
  'post.ended',
  'post.role_given',
  'post.role_taken',
  'post.handover_began',
  'post.handover_ticked',
  'post.handover_done',
] as const
export type PostEventType = (typeof postEventTypes)[number]

/** One event of a post's stream: codes, days and ids, never a name. `subjects`: the membership. */
export function postEvent(
  id: string,
  type: PostEventType,
  membership: string,
  data: Record<string, unknown> = {},
): NewEvent {
  return {
    stream: 'post',
    streamId: id,
    type,
    data: { membership, ...data },
    subjects: [membership],
    ...(type === 'post.began' && { first: true }),
  }
}
