import type { NewEvent } from '#kernel/events/event.ts'

/** What is recorded of a request, in a stream of its own. Nothing of what the person wrote. */
export const requestEvents = {
  submitted: 'subject_request.submitted',
  acknowledged: 'subject_request.acknowledged',
  decided: 'subject_request.decided',
  finished: 'subject_request.finished',
  withdrawn: 'subject_request.withdrawn',
  lifted: 'subject_request.lifted',
} as const

/** A deletion: decided (it runs after), carried out, its bytes settled; and held values that were opened. */
export const deletionEvents = {
  decided: 'deletion.decided',
  carriedOut: 'deletion.carried_out',
  opened: 'deletion.held_opened',
} as const

export const requestEvent = (
  id: string,
  type: (typeof requestEvents)[keyof typeof requestEvents],
  data: Record<string, unknown>,
  first = false,
): NewEvent => ({ stream: 'subject_request', streamId: id, type, data, ...(first && { first }) })

export const deletionEvent = (
  id: string,
  type: (typeof deletionEvents)[keyof typeof deletionEvents],
  data: Record<string, unknown>,
  first = false,
): NewEvent => ({ stream: 'deletion', streamId: id, type, data, ...(first && { first }) })
