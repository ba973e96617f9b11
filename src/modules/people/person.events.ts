import type { NewEvent } from '#kernel/events/event.ts'

/** What can happen to what is known of a person. */
export const personEvents = [
  'person.added',
  'person.corrected',
  'person.merged',
  'person.separated',
  'person.account_linked',
  'person.account_unlinked',
  'person.claim_made',
  'person.claim_refused',
  'person.household_joined',
  'person.household_left',
  'person.correction_proposed',
  'person.correction_withdrawn',
  'person.correction_accepted',
  'person.correction_refused',
] as const
export type PersonEventType = (typeof personEvents)[number]

/** One event of the person's stream; personal values stand in it as keyed hashes only. */
export const personEvent = (type: PersonEventType, id: string, data: Record<string, unknown> = {}): NewEvent => ({
  stream: 'person',
  streamId: id,
  type,
  data,
  ...(type === 'person.added' && { first: true }),
})
