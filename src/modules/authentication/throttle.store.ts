import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { throttles, waitMillis, type ThrottleName } from './throttle.rules.ts'

/** One count: which rule, and of what (a keyed hash). */
export type Bucket = { throttle: ThrottleName; key: string }

const nameOf = ({ throttle, key }: Bucket) => `${throttle}:${key}`

/**
 * Counts an attempt before it is made, so that a hundred at once are a hundred: each bucket in one statement that does
 * nothing while one has to wait. Returns 0, or the milliseconds to wait when a bucket refused.
 */
export async function takeAttempt(db: Db, buckets: readonly Bucket[], now: Date): Promise<number> {
  for (const bucket of buckets) {
    const { free, baseMillis, capMillis, forgetMillis } = throttles[bucket.throttle]
    const forgotten = new Date(now.getTime() - forgetMillis)
    const { rows } = await sql`
      insert into sign_in_buckets as b (bucket, failures, last_at) values (${nameOf(bucket)}, 1, ${now})
      on conflict (bucket) do update
         set failures = case when b.last_at <= ${forgotten} then 1 else b.failures + 1 end, last_at = ${now}
       where b.failures < ${free} or b.last_at <= ${forgotten}
          or b.last_at + least(${capMillis}::float8, ${baseMillis}::float8 * power(2, least(b.failures - ${free}, 30)))
             * interval '1 millisecond' <= ${now}
      returning 1`.execute(db)
    if (rows.length === 0) return stillToWait(db, bucket, now)
  }
  return 0
}

async function stillToWait(db: Db, bucket: Bucket, now: Date): Promise<number> {
  const { rows } = await sql<{ failures: number; last_at: Date }>`
    select failures, last_at from sign_in_buckets where bucket = ${nameOf(bucket)}`.execute(db)
  const [row] = rows
  return Math.max(1, row ? waitMillis(throttles[bucket.throttle], row.failures, row.last_at, now) : 1)
}

/** The attempt was right: what is counted of this one browser or place is forgotten, what is shared loses this one. */
export async function forgiveAttempt(db: Db, buckets: readonly Bucket[]): Promise<void> {
  const own = buckets.filter(({ throttle }) => throttle !== 'account' && throttle !== 'network').map(nameOf)
  const shared = buckets.filter(({ throttle }) => throttle === 'account' || throttle === 'network').map(nameOf)
  await sql`delete from sign_in_buckets where bucket = any(${own})`.execute(db)
  await sql`update sign_in_buckets set failures = greatest(failures - 1, 0) where bucket = any(${shared})`.execute(db)
}

/** Deletes what is forgotten anyway; returns how many rows went. */
export async function pruneBuckets(db: Db, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from sign_in_buckets where last_at < ${before}`.execute(db)
  return Number(numAffectedRows ?? 0)
}
