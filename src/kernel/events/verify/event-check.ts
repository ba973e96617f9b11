import { hash } from 'node:crypto'
import { privateColumns, publicColumns } from '../encoding.ts'
import { hashOfFirstVersion } from '../event-hash.ts'
import { endOf, hexOf, isNull, startOf, textOf, uuidOf, type CopyRow } from './copy-reader.ts'

/** The columns of an event in the order in which they are hashed; then its hash and its place in the whole log. */
export const eventColumns = [...publicColumns, ...privateColumns, 'hash', 'position'] as const

const field = Object.fromEntries(eventColumns.map((name, n) => [name, n])) as Record<
  (typeof eventColumns)[number],
  number
>
export const F = field

const lastPublic = publicColumns.length - 1
const firstPrivate = publicColumns.length
const lastPrivate = eventColumns.length - 3
const DIGEST = 32
let scratch = Buffer.alloc(4096)

/** Does the row's hash say what the row says? */
export function fitsHash(row: CopyRow): boolean {
  const at = startOf(row, F.hash)
  if (row.length[F.hash] !== DIGEST) return false
  return row.bytes.toString('latin1', at, at + DIGEST) === computeHash(row)
}

function computeHash(row: CopyRow): string | undefined {
  const { bytes } = row
  const version = row.bytes.readInt16BE(startOf(row, F.version))
  if (version !== 2) return version === 1 ? firstVersion(row) : undefined
  const inner = hash('sha256', bytes.subarray(startOf(row, firstPrivate) - 4, endOf(row, lastPrivate)), 'binary')
  const [from, to] = [startOf(row, 0) - 4, endOf(row, lastPublic)]
  const size = to - from
  if (size + DIGEST > scratch.length) scratch = Buffer.alloc((size + DIGEST) * 2)
  bytes.copy(scratch, 0, from, to)
  scratch.write(inner, size, 'latin1')
  return hash('sha256', scratch.subarray(0, size + DIGEST), 'binary')
}

const EPOCH_MS = Date.UTC(2000, 0, 1)

/** When it says that it happened, in milliseconds. */
export function momentOf(row: CopyRow): number {
  const at = startOf(row, F.at)
  return (row.bytes.readInt32BE(at) * 2 ** 32 + row.bytes.readUInt32BE(at + 4)) / 1000 + EPOCH_MS
}

/** Undefined when a later column says something: the first version does not cover it. */
function firstVersion(row: CopyRow): string | undefined {
  const later = [F.position_id, F.mandate_id, F.on_behalf_of, F.origin, F.request_id]
  if (later.some((n) => !isNull(row, n)) || row.length[F.subjects] !== 12) return undefined
  const optional = <T>(n: number, read: (row: CopyRow, n: number) => T) => (isNull(row, n) ? null : read(row, n))
  const digest = hashOfFirstVersion({
    version: 1,
    stream: textOf(row, F.stream),
    streamId: uuidOf(row, F.stream_id),
    seq: row.bytes.readInt32BE(startOf(row, F.seq)),
    type: textOf(row, F.type),
    at: new Date(momentOf(row)),
    actorId: optional(F.actor_id, uuidOf),
    actorName: textOf(row, F.actor_name),
    actorRole: optional(F.actor_role, textOf),
    data: JSON.parse(textOf(row, F.data)) as Record<string, unknown>,
    prevHash: optional(F.prev_hash, hexOf),
    positionId: null,
    mandateId: null,
    onBehalfOf: null,
    origin: null,
    requestId: null,
    subjects: [],
  })
  return Buffer.from(digest, 'hex').toString('latin1')
}
