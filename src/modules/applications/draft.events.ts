import type { NewEvent } from '#kernel/events/event.ts'

/** The log is kept for ever, so it says that something happened and to which draft, and nothing of its content. */
const draftEvent = (draftId: string, type: string, data: Record<string, unknown>): NewEvent => ({
  stream: 'draft',
  streamId: draftId,
  type,
  data,
})

export const draftStarted = (id: string, data: { procedure: string; unit: string }): NewEvent => ({
  ...draftEvent(id, 'draft.started', data),
  first: true,
})
export const draftSubmitted = (id: string, dossier: string): NewEvent => draftEvent(id, 'draft.submitted', { dossier })
export const draftKept = (id: string): NewEvent => draftEvent(id, 'draft.kept', {})
export const draftDeleted = (id: string): NewEvent => draftEvent(id, 'draft.deleted', {})
