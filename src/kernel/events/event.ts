import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical.ts'

/** What an operation says happened. `type` is `<noun>.<past tense>`, for example `dossier.accepted`. */
export type NewEvent = {
  stream: string
  streamId: string
  type: string
  data: Record<string, unknown>
  /** True for the first event of a new thing: saves looking for a predecessor. */
  first?: boolean
}

/** An event as it was stored; `seq` counts from 1 within its stream. */
export type StoredEvent = {
  stream: string
  streamId: string
  seq: number
  type: string
  at: Date
  actorId: string | null
  actorName: string
  actorRole: string | null
  data: Record<string, unknown>
  prevHash: string | null
  hash: string
}

/** SHA-256 (hex) over everything an event says and the hash of the event before it. */
export function eventHash(event: Omit<StoredEvent, 'hash'>): string {
  const content = canonicalJson({
    stream: event.stream,
    streamId: event.streamId,
    seq: event.seq,
    type: event.type,
    at: event.at.toISOString(),
    actorId: event.actorId,
    actorName: event.actorName,
    actorRole: event.actorRole,
    data: event.data,
    prevHash: event.prevHash,
  })
  return createHash('sha256').update(content).digest('hex')
}
