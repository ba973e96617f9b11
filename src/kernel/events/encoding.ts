import { canonicalJson } from './canonical.ts'
import type { StoredEvent } from './event.ts'

/**
 * The bytes of a version 2 event are the bytes in which PostgreSQL itself hands the columns out (COPY ... BINARY): each
 * field as its length (4 bytes, big-endian; ffffffff for null) and its value. So ten million events are checked
 * without being parsed, and anybody can rebuild them from docs/audit.md.
 */
export const publicColumns = ['version', 'stream_id', 'seq', 'stream', 'type', 'at', 'prev_hash'] as const
export const privateColumns = [
  'actor_id',
  'actor_name',
  'actor_role',
  'position_id',
  'mandate_id',
  'on_behalf_of',
  'origin',
  'request_id',
  'subjects',
  'data',
] as const

export type Unhashed = Omit<StoredEvent, 'hash'>
export type PublicPart = Pick<StoredEvent, 'version' | 'streamId' | 'seq' | 'stream' | 'type' | 'at' | 'prevHash'>

/** What the timeline of a thing shows: order, kind, moment and the link to the event before. */
export function encodePublic(event: PublicPart): Buffer {
  return Buffer.concat([
    field(int(event.version, 2)),
    field(uuid(event.streamId)),
    field(int(event.seq, 4)),
    field(text(event.stream)),
    field(text(event.type)),
    field(moment(event.at)),
    field(event.prevHash === null ? null : Buffer.from(event.prevHash, 'hex')),
  ])
}

/** Who, for whom, from where and what: enters the hash of the event as a hash of its own, so a proof need not show it. */
export function encodePrivate(event: Unhashed): Buffer {
  return Buffer.concat([
    field(optional(event.actorId, uuid)),
    field(text(event.actorName)),
    field(optional(event.actorRole, text)),
    field(optional(event.positionId, uuid)),
    field(optional(event.mandateId, uuid)),
    field(optional(event.onBehalfOf, uuid)),
    field(optional(event.origin, text)),
    field(optional(event.requestId, text)),
    field(uuids(event.subjects)),
    field(text(canonicalJson(event.data))),
  ])
}

const NULL_LENGTH = Buffer.from('ffffffff', 'hex')
const UUID_TYPE = 2950
/** PostgreSQL counts microseconds from 2000-01-01 UTC. */
const EPOCH_MS = Date.UTC(2000, 0, 1)

function field(value: Buffer | null): Buffer {
  return value === null ? NULL_LENGTH : Buffer.concat([int(value.length, 4), value])
}

function optional<T>(value: T | null, encode: (value: T) => Buffer): Buffer | null {
  return value === null ? null : encode(value)
}

function int(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeIntBE(value, 0, bytes)
  return buffer
}

function uuid(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

function text(value: string): Buffer {
  return Buffer.from(value, 'utf8')
}

function moment(at: Date): Buffer {
  const buffer = Buffer.alloc(8)
  buffer.writeBigInt64BE(BigInt(at.getTime() - EPOCH_MS) * 1000n)
  return buffer
}

/** A one-dimensional array from index 1; an empty one has no dimension. */
function uuids(ids: readonly string[]): Buffer {
  if (ids.length === 0) return Buffer.concat([int(0, 4), int(0, 4), int(UUID_TYPE, 4)])
  const head = [int(1, 4), int(0, 4), int(UUID_TYPE, 4), int(ids.length, 4), int(1, 4)]
  return Buffer.concat([...head, ...ids.map((id) => field(uuid(id)))])
}
