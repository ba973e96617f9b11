import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { privateHash } from './event-hash.ts'
import { readStream } from './event.store.ts'
import type { StoredEvent } from './event.ts'
import { pathOf, toHex } from './merkle.ts'
import type { ProvedEvent, ProvedLeaf, TimelineProof } from './proof.ts'
import { leafHash, type Leaf, type SignedRoot } from './root.ts'

/** The proof of a stream under the newest root that covers something of it. */
export async function proveStream(db: Db, streamId: string): Promise<TimelineProof> {
  const events = (await readStream(db, streamId)).map(toProved)
  const { rows } = await sql<SignedRoot & { number: number }>`
    select number, statement, key_id as "keyId", encode(signature, 'base64') as signature from audit_roots
     where number = (select max(root) from audit_leaves where stream_id = ${streamId})`.execute(db)
  const [found] = rows
  const base = { format: 'motcua-proof-1' as const, streamId, events }
  if (!found) return { ...base, leaf: null, path: [], root: null }
  const { number, ...root } = found
  return { ...base, ...(await placeOf(db, number, streamId)), root: asPublished(root) }
}

function toProved(event: StoredEvent): ProvedEvent {
  const { version, seq, stream, type, at, prevHash, hash } = event
  const inner = version === 1 ? null : privateHash(event)
  return { version, seq, stream, type, at: at.toISOString(), prevHash, privateHash: inner, hash }
}

/** All leaves of a root are read: there are no more than EVENTS_PER_ROOT (root.store.ts). */
async function placeOf(
  db: Db,
  root: number,
  streamId: string,
): Promise<{ leaf: ProvedLeaf | null; path: TimelineProof['path'] }> {
  const { rows } = await sql<Leaf>`
    select stream_id as "streamId", seq, encode(hash, 'hex') as hash from audit_leaves
     where root = ${root} order by stream_id`.execute(db)
  const index = rows.findIndex((leaf) => leaf.streamId === streamId)
  const leaf = rows[index]
  if (!leaf) return { leaf: null, path: [] }
  const path = pathOf(rows.map(leafHash), index).map((step) => ({ ...step, hash: toHex(step.hash) }))
  return { leaf: { seq: leaf.seq, hash: leaf.hash, index, leaves: rows.length }, path }
}

/** Roots by number from `from` on, oldest first, or the newest before `before`, newest first. */
export async function readRoots(
  db: Db,
  page: { from: number; limit: number } | { before: number | null; limit: number },
): Promise<SignedRoot[]> {
  const { rows } =
    'from' in page
      ? await sql<SignedRoot>`
          select statement, key_id as "keyId", encode(signature, 'base64') as signature from audit_roots
           where number >= ${page.from} order by number limit ${page.limit}`.execute(db)
      : await sql<SignedRoot>`
          select statement, key_id as "keyId", encode(signature, 'base64') as signature from audit_roots
           where number < coalesce(${page.before}::int, 2147483647) order by number desc limit ${page.limit}`.execute(
          db,
        )
  return rows.map(asPublished)
}

/** PostgreSQL breaks base64 into lines. */
function asPublished({ statement, keyId, signature }: SignedRoot): SignedRoot {
  return { statement, keyId, signature: Buffer.from(signature, 'base64').toString('base64url') }
}
