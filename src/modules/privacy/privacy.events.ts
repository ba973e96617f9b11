import type { NewEvent } from '#kernel/events/event.ts'

/** One stream for what the office decides about personal data as a whole: texts, periods, runs, the contact. */
const OFFICE = '00000000-0000-7000-8000-00000000face'

export type PrivacyEventType =
  | 'privacy.contact_set'
  | 'privacy.consent_text_published'
  | 'privacy.period_set'
  | 'privacy.retention_went_on'
  | 'privacy.retention_ran'
  | 'privacy.hold_set'
  | 'privacy.hold_lifted'

/** Never a value of a person in `data`: keys, ids and counts. `streamId`: a run or a hold has a stream of its own. */
export const privacyEvent = (
  type: PrivacyEventType,
  data: Record<string, unknown>,
  streamId: string = OFFICE,
): NewEvent => ({ stream: 'privacy', streamId, type, data })

/** Brings the next step of a run. */
export const RETENTION_WENT_ON: PrivacyEventType = 'privacy.retention_went_on'
