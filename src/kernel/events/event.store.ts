import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'
import { canonicalJson } from './canonical.ts'
import { eventHash } from './event-hash.ts'
import type { NewEvent, StoredEvent } from './event.ts'
import { signatureOf, substitutionOf, type Writer } from './writer.ts'

/** The last event of a stream. */
export type Tail = { seq: number; hash: string | null }

/**
 * Appends events to their streams inside the caller's transaction. Each event hashes the one before.
 * Two writers of one stream: the primary key lets one win, the other's transaction fails.
 */
export async function appendEvents(db: Db, events: readonly NewEvent[], writer: Writer): Promise<StoredEvent[]> {
  if (events.length === 0) return []
  const tails = new Map<string, Tail>()
  const stored: StoredEvent[] = []
  for (const event of events) {
    const tail =
      tails.get(event.streamId) ?? (event.first ? { seq: 0, hash: null } : await findTail(db, event.streamId))
    const next = chainEvent(event, tail, writer)
    tails.set(event.streamId, next)
    stored.push(next)
  }
  await insertEvents(db, stored)
  return stored
}

/** The event that follows `tail` in its stream, with its hash. */
export function chainEvent(event: NewEvent, tail: Tail, writer: Writer): StoredEvent {
  const unhashed = {
    version: 2 as const,
    stream: event.stream,
    streamId: event.streamId,
    seq: tail.seq + 1,
    type: event.type,
    ...signatureOf(writer, event),
    subjects: event.subjects ?? [],
    data: { ...event.data, ...substitutionOf(writer, event) },
    prevHash: tail.hash,
  }
  return { ...unhashed, hash: eventHash(unhashed) }
}

async function findTail(db: Db, streamId: string): Promise<Tail> {
  const { rows } = await sql<Tail>`
    select seq, encode(hash, 'hex') as hash from events where stream_id = ${streamId} order by seq desc limit 1`.execute(
    db,
  )
  return rows[0] ?? { seq: 0, hash: null }
}

/**
 * One constant text whatever the number of events. The shared lock (WRITERS) is taken before the first row gets its
 * position and held to the end of the transaction: see root.store.ts.
 */
export async function insertEvents(db: Db, stored: readonly StoredEvent[]): Promise<void> {
  const bytes = (hex: string | null) => (hex === null ? null : `\\x${hex}`)
  const rows = stored.map((event) => ({
    ...event,
    data: canonicalJson(event.data),
    prevHash: bytes(event.prevHash),
    hash: bytes(event.hash),
  }))
  await db.executeQuery(statement`
    insert into events (version, stream_id, seq, stream, type, at, actor_id, actor_name, actor_role, position_id,
                        mandate_id, on_behalf_of, origin, request_id, subjects, data, prev_hash, hash)
    select e.version, e."streamId", e.seq, e.stream, e.type, e.at, e."actorId", e."actorName", e."actorRole",
           e."positionId", e."mandateId", e."onBehalfOf", e.origin, e."requestId", e.subjects, e.data::json,
           e."prevHash", e.hash
      from (select pg_advisory_xact_lock_shared(7310033601)) as writing cross join
           jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(version smallint, "streamId" uuid, seq int,
             stream text, type text, at timestamptz, "actorId" uuid, "actorName" text, "actorRole" text,
             "positionId" uuid, "mandateId" uuid, "onBehalfOf" uuid, origin text, "requestId" text, subjects uuid[],
             data text, "prevHash" bytea, hash bytea)`)
}

/** The events of one thing, oldest first. */
export async function readStream(db: Db, streamId: string): Promise<StoredEvent[]> {
  const { rows } = await db.executeQuery(statement<StoredEvent>`
    select version, stream_id as "streamId", seq, stream, type, at, actor_id as "actorId", actor_name as "actorName",
           actor_role as "actorRole", position_id as "positionId", mandate_id as "mandateId",
           on_behalf_of as "onBehalfOf", origin, request_id as "requestId", subjects, data,
           encode(prev_hash, 'hex') as "prevHash", encode(hash, 'hex') as hash
      from events where stream_id = ${streamId} order by seq`)
  return rows
}

/**
 * The newest events that name `id` among their subjects: who saw or changed personal data of this thing. `limit` rows
 * from the end, before position `before` (null: from the newest).
 */
export async function readAbout(
  db: Db,
  id: string,
  page: { limit: number; before?: string | null },
): Promise<(StoredEvent & { position: string })[]> {
  const { rows } = await db.executeQuery(statement<StoredEvent & { position: string }>`
    select version, stream_id as "streamId", seq, stream, type, at, actor_id as "actorId", actor_name as "actorName",
           actor_role as "actorRole", position_id as "positionId", mandate_id as "mandateId",
           on_behalf_of as "onBehalfOf", origin, request_id as "requestId", subjects, data,
           encode(prev_hash, 'hex') as "prevHash", encode(hash, 'hex') as hash, position
      from events where subjects @> array[${id}::uuid] and position < coalesce(${page.before ?? null}::bigint, 9223372036854775807)
     order by position desc limit ${page.limit}`)
  return rows
}
