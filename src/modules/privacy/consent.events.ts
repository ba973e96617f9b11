import type { NewEvent } from '#kernel/events/event.ts'
import type { ConsentSubject } from './consent.rules.ts'

/** Other modules hear these and stop, or undo, what they did on its ground. */
export const consentEvents = { given: 'consent.given', withdrawn: 'consent.withdrawn' } as const

/** One stream a consent. `data` names purpose, version and whose it is; nothing of the person. */
export function consentEvent(
  type: (typeof consentEvents)[keyof typeof consentEvents],
  id: string,
  subject: ConsentSubject,
  data: Record<string, unknown>,
): NewEvent {
  const { accountId, draftId, dossierId } = subject
  return {
    stream: 'consent',
    streamId: id,
    type,
    data: {
      ...data,
      ...(accountId && { account: accountId }),
      ...(draftId && { draft: draftId }),
      ...(dossierId && { dossier: dossierId }),
    },
    ...(type === consentEvents.given && { first: true }),
  }
}
