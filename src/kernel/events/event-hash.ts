import { hash } from 'node:crypto'
import { canonicalJson } from './canonical.ts'
import { encodePrivate, encodePublic, type PublicPart, type Unhashed } from './encoding.ts'

/** SHA-256 (hex) over everything an event says and the hash of the event before it. */
export function eventHash(event: Unhashed): string {
  return event.version === 1 ? hashOfFirstVersion(event) : hashOfParts(event, privateHash(event))
}

/** SHA-256 (hex) over who, for whom, from where and what. */
export function privateHash(event: Unhashed): string {
  return hash('sha256', encodePrivate(event), 'hex')
}

/** The hash of a version 2 event from what a timeline shows and the hash of the rest. */
export function hashOfParts(event: PublicPart, privateDigest: string): string {
  return hash('sha256', Buffer.concat([encodePublic(event), Buffer.from(privateDigest, 'hex')]), 'hex')
}

/** Events written before version 2: canonical JSON of the columns that there were. */
export function hashOfFirstVersion(event: Unhashed): string {
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
  return hash('sha256', content, 'hex')
}
