import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { createMerkleTree, toHex } from './merkle.ts'
import { leafHash, readStatement, statementHash, writeStatement, type Leaf, type SignedRoot } from './root.ts'

/** Writers of events hold this lock together until their transaction ends (event.store.ts); the barrier holds it alone. */
const WRITERS = 7310033601
const SEALERS = 7310033602
/** A root covers at most so many events, so that a proof is computed in a moment even after a long pause. */
export const EVENTS_PER_ROOT = 50_000

export type Sign = (text: string) => { keyId: string; signature: string }

/**
 * The position up to which the log is complete: no event at or below it can appear later. Positions are given out
 * before they are seen, so a writer could commit below one that was read; therefore this waits for all writers under
 * way and lets none begin meanwhile. Gives up (55P03) after two seconds, since others wait behind it: try again.
 * Must run in no transaction.
 */
export async function settledPosition(db: Db): Promise<string> {
  return db.transaction().execute(async (trx) => {
    await sql`set local lock_timeout = '2s'`.execute(trx)
    await sql`select pg_advisory_xact_lock(${sql.lit(WRITERS)})`.execute(trx)
    const { rows } = await sql<{ upto: string }>`select coalesce(max(position), 0) as upto from events`.execute(trx)
    return rows[0]?.upto ?? '0'
  })
}

/**
 * Signs the next root over what came since the last, at most EVENTS_PER_ROOT events and none behind `settled`. Must run
 * in a transaction. `more`: there is still something to cover.
 */
export async function sealNext(
  db: Db,
  given: { settled: string; at: Date; sign: Sign },
): Promise<{ number: number; more: boolean }> {
  await sql`select pg_advisory_xact_lock(${sql.lit(SEALERS)})`.execute(db)
  const before = await readLastRoot(db)
  const from = before?.upto ?? '0'
  const range = await measure(db, from, given.settled)
  const leaves = await readChanged(db, from, range.upto)
  const tree = createMerkleTree()
  for (const leaf of leaves) tree.add(leafHash(leaf))
  const number = (before?.number ?? 0) + 1
  const statement = writeStatement({
    number,
    at: given.at.toISOString(),
    previous: before ? statementHash(before.statement) : null,
    merkleRoot: toHex(tree.root()),
    leaves: leaves.length,
    events: (before?.events ?? 0) + range.events,
    streams: (before?.streams ?? 0) + range.begun,
    upto: range.upto,
  })
  await insertRoot(db, { number, at: given.at, upto: range.upto, statement, ...given.sign(statement) }, from)
  return { number, more: range.events === EVENTS_PER_ROOT }
}

async function readLastRoot(db: Db) {
  const { rows } = await sql<{ statement: string }>`
    select statement from audit_roots order by number desc limit 1`.execute(db)
  if (!rows[0]) return undefined
  const content = readStatement(rows[0].statement)
  if (!content) throw new Error('The last root of the event log cannot be read: verify-audit tells more.')
  return { ...content, statement: rows[0].statement }
}

async function measure(db: Db, from: string, settled: string) {
  const { rows } = await sql<{ upto: string; events: number; begun: number }>`
    select coalesce(max(position), ${from}::bigint) as upto, count(*)::int as events,
           (count(*) filter (where seq = 1))::int as begun
      from (select position, seq from events where position > ${from} and position <= ${settled}
             order by position limit ${EVENTS_PER_ROOT}) as next`.execute(db)
  return rows[0] ?? { upto: from, events: 0, begun: 0 }
}

const changed = (from: string, upto: string) => sql`
  select distinct on (stream_id) stream_id, seq, hash from events
   where position > ${from} and position <= ${upto} order by stream_id, seq desc`

async function readChanged(db: Db, from: string, upto: string): Promise<Leaf[]> {
  const { rows } = await sql<Leaf>`
    select stream_id as "streamId", seq, encode(hash, 'hex') as hash from (${changed(from, upto)}) as leaf`.execute(db)
  return rows
}

async function insertRoot(
  db: Db,
  root: SignedRoot & { number: number; at: Date; upto: string },
  from: string,
): Promise<void> {
  await sql`insert into audit_roots (number, at, upto, statement, key_id, signature)
    values (${root.number}, ${root.at}, ${root.upto}, ${root.statement}, ${root.keyId},
            ${Buffer.from(root.signature, 'base64url')})`.execute(db)
  await sql`insert into audit_leaves (root, stream_id, seq, hash)
    select ${root.number}::int, stream_id, seq, hash from (${changed(from, root.upto)}) as leaf`.execute(db)
}
