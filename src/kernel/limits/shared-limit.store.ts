import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import { fullBucket, tryOnce, type Bucket, type Limit } from './limit.rules.ts'

type Tables = {
  shared_limits: {
    action: string
    caller: string
    tokens: number
    strikes: number
    blocked_until: Date | null
    touched_at: Date
  }
}

/**
 * Takes one call out of the bucket of this action and caller (keyed hash), which all processes share. Returns the
 * seconds to wait when it was one too many, else 0. In a transaction of its own: what is refused must be counted too.
 */
export function takeShared(db: Db, limit: Limit, key: { action: string; caller: string }, now: Date): Promise<number> {
  return ownTables<Tables>(db)
    .transaction()
    .execute(async (trx) => {
      const full = toRow(fullBucket(limit, now.getTime()))
      // The row must be there before it can be locked; two first calls at once meet here.
      await trx
        .insertInto('shared_limits')
        .values({ ...key, ...full })
        .onConflict((c) => c.doNothing())
        .execute()
      const row = await trx
        .selectFrom('shared_limits')
        .select(['tokens', 'strikes', 'blocked_until', 'touched_at'])
        .where('action', '=', key.action)
        .where('caller', '=', key.caller)
        .forUpdate()
        .executeTakeFirstOrThrow()
      const { bucket, wait } = tryOnce(toBucket(row), limit, now.getTime())
      await trx
        .updateTable('shared_limits')
        .set(toRow(bucket))
        .where('action', '=', key.action)
        .where('caller', '=', key.caller)
        .execute()
      return wait
    })
}

/** Buckets that nobody touched for two days: full again, and their strikes forgiven. */
export async function forgetLimits(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from shared_limits where touched_at < ${now}::timestamptz - interval '2 days'`.execute(db)
  return Number(numAffectedRows ?? 0)
}

const toRow = ({ tokens, strikes, blockedUntil, at }: Bucket) => ({
  tokens,
  strikes,
  blocked_until: blockedUntil === 0 ? null : new Date(blockedUntil),
  touched_at: new Date(at),
})

const toBucket = (row: Omit<Tables['shared_limits'], 'action' | 'caller'>): Bucket => ({
  tokens: row.tokens,
  strikes: row.strikes,
  blockedUntil: row.blocked_until?.getTime() ?? 0,
  at: row.touched_at.getTime(),
})
