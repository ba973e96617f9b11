import type { NewEvent } from '#kernel/events/event.ts'

export type DuesStream =
  | 'dues_receipt'
  | 'dues_journal'
  | 'dues_fee'
  | 'dues_exemption'
  | 'dues_account'
  | 'dues_statement'
  | 'dues_reminder'

/** An event of dues: amounts and ids, never a name. `subjects`: memberships that it tells of. */
export function duesEvent(
  stream: DuesStream,
  streamId: string,
  type: string,
  data: Record<string, unknown>,
  given: { subjects?: readonly string[]; first?: boolean } = {},
): NewEvent {
  return {
    stream,
    streamId,
    type,
    data,
    ...(given.subjects && { subjects: given.subjects }),
    ...(given.first && { first: true }),
  }
}
