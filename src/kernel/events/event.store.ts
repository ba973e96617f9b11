import { sql } from 'kysely'
import type { Actor } from '#kernel/access/actor.ts'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { eventHash, type NewEvent, type StoredEvent } from './event.ts'
import type { EventTables } from './event.table.ts'

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
    const tail = tails.get(event.streamId) ?? (event.first ? { seq: 0, hash: null } : await findTail(db, event.streamId))
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

async function insert(db: Db, stored: readonly StoredEvent[]): Promise<void> {
  await ownTables<EventTables>(db)
    .insertInto('events')
    .values(
      stored.map((event) => ({
        stream_id: event.streamId,
        seq: event.seq,
        stream: event.stream,
        type: event.type,
        at: event.at,
        actor_id: event.actorId,
        actor_name: event.actorName,
        actor_role: event.actorRole,
        data: event.data,
        prev_hash: event.prevHash,
        hash: event.hash,
      })),
    )
    .execute()
}

/** The events of one thing, oldest first. */
export async function readStream(db: Db, streamId: string): Promise<StoredEvent[]> {
  const rows = await ownTables<EventTables>(db)
    .selectFrom('events')
    .select([
      'stream_id as streamId',
      'seq',
      'stream',
      'type',
      'at',
      'actor_id as actorId',
      'actor_name as actorName',
      'actor_role as actorRole',
      'data',
      'prev_hash as prevHash',
      'hash',
    ])
    .where('stream_id', '=', streamId)
    .orderBy('seq')
    .execute()
  return rows
}
