/** What an operation says happened. `type` is `<noun>.<past tense>`, for example `dossier.accepted`. */
export type NewEvent = {
  stream: string
  streamId: string
  type: string
  /**
   * What happened, without personal values: a changed field stands as `changes: { field: { before, after } }`, and a
   * personal value in it as `personalHash` gives it (personal-hash.ts).
   */
  data: Record<string, unknown>
  /** Ids of other things whose personal data the event shows or changes: found again by `readAbout`. */
  subjects?: readonly string[]
  /** True for the first event of a new thing: saves looking for a predecessor. */
  first?: boolean
}

/**
 * An event as it was stored; `seq` counts from 1 within its stream. Who: account, name and role (officers only are
 * named), the position acted under; for whom: mandate and the account or person it speaks for; from where: `origin`
 * (see writer.ts). Version 1 events have none of what is below `prevHash`.
 */
export type StoredEvent = {
  version: 1 | 2
  stream: string
  streamId: string
  seq: number
  type: string
  at: Date
  actorId: string | null
  actorName: string
  actorRole: string | null
  data: Record<string, unknown>
  /** SHA-256 as hex of the event before it in the stream. */
  prevHash: string | null
  hash: string
  positionId: string | null
  mandateId: string | null
  onBehalfOf: string | null
  origin: string | null
  requestId: string | null
  subjects: readonly string[]
}
