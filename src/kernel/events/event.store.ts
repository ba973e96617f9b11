import { sql } from 'kysely'
import type { Actor } from '#kernel/access/actor.ts'
import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'
import { eventHash, type NewEvent, type StoredEvent } from './event.ts'

type Tail = { seq: number; hash: string | null }

/**
 * Appends events to their streams inside the caller's transaction. Each event hashes the one before.
 * Two writers of one stream: the primary key lets one win, the other's transaction fails.
 */
export async function appendEvents(
  db: Db,
  events: readonly NewEvent[],
  meta: { actor: Actor; role: string | null; at: Date },
): Promise<StoredEvent[]> {
  if (events.length === 0) return []
  const tails = new Map<string, Tail>()
  const stored: StoredEvent[] = []
  for (const event of events) {
    const tail =
      tails.get(event.streamId) ?? (event.first ? { seq: 0, hash: null } : await findTail(db, event.streamId))
    const next = chain(event, tail, meta)
    tails.set(event.streamId, next)
    stored.push(next)
  }
  await insert(db, stored)
  return stored
}

function chain(event: NewEvent, tail: Tail, meta: { actor: Actor; role: string | null; at: Date }): StoredEvent {
  const unhashed = {
    stream: event.stream,
    streamId: event.streamId,
    seq: tail.seq + 1,
    type: event.type,
    at: meta.at,
    actorId: meta.actor.accountId,
    actorName: meta.actor.name,
    actorRole: meta.role,
    data: event.data,
    prevHash: tail.hash,
  }
  return { ...unhashed, hash: eventHash(unhashed) }
}

async function findTail(db: Db, streamId: string): Promise<Tail> {
  const { rows } = await sql<{ seq: number; hash: string }>`
    select seq, hash from events where stream_id = ${streamId} order by seq desc limit 1`.execute(db)
  return rows[0] ?? { seq: 0, hash: null }
}

// One constant text whatever the number of events.
async function insert(db: Db, stored: readonly StoredEvent[]): Promise<void> {
  await db.executeQuery(statement`
    insert into events (stream_id, seq, stream, type, at, actor_id, actor_name, actor_role, data, prev_hash, hash)
    select e."streamId", e.seq, e.stream, e.type, e.at, e."actorId", e."actorName", e."actorRole", e.data, e."prevHash", e.hash
      from jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) as e("streamId" uuid, seq int, stream text, type text,
        at timestamptz, "actorId" uuid, "actorName" text, "actorRole" text, data jsonb, "prevHash" text, hash text)`)
}

/** The events of one thing, oldest first. */
export async function readStream(db: Db, streamId: string): Promise<StoredEvent[]> {
  const { rows } = await db.executeQuery(statement<StoredEvent>`
    select stream_id as "streamId", seq, stream, type, at, actor_id as "actorId", actor_name as "actorName",
           actor_role as "actorRole", data, prev_hash as "prevHash", hash
      from events where stream_id = ${streamId} order by seq`)
  return rows
}
