/**
 * How often something may be done: a bucket holds `burst` calls and refills with `perMinute`. Pure, so that the memory of
 * one process (rate-limit.ts) and the database of all (shared-limit.store.ts) count alike.
 */
export type Limit = {
  burst: number
  perMinute: number
  /** Who goes on trying at an empty bucket waits longer and longer: 1, 2, 4, … minutes, at most an hour. */
  grows?: true
}

/** Moments are milliseconds since 1970. `strikes`: how many waits were imposed since a day of peace. */
export type Bucket = { tokens: number; strikes: number; blockedUntil: number; at: number }

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const LONGEST = 60

export const fullBucket = (limit: Limit, now: number): Bucket => ({
  tokens: limit.burst,
  strikes: 0,
  blockedUntil: 0,
  at: now,
})

export function refilled(bucket: Bucket, limit: Limit, now: number): Bucket {
  const minutes = Math.max(0, now - bucket.at) / MINUTE
  const tokens = Math.min(limit.burst, bucket.tokens + minutes * limit.perMinute)
  const peace = now - bucket.at >= DAY
  return { ...bucket, tokens, at: Math.max(now, bucket.at), ...(peace && { strikes: 0 }) }
}

/** Seconds until a call is allowed, whole and at least 1; 0 when one is allowed now. `bucket` is refilled. */
export function secondsToWait(bucket: Bucket, limit: Limit): number {
  const blocked = Math.max(0, bucket.blockedUntil - bucket.at)
  const empty = bucket.tokens >= 1 ? 0 : ((1 - bucket.tokens) / limit.perMinute) * MINUTE
  const wait = Math.max(blocked, empty)
  return wait === 0 ? 0 : Math.max(1, Math.ceil(wait / 1000))
}

/** One try: the bucket after it, and the seconds to wait when it was one too many. */
export function tryOnce(before: Bucket, limit: Limit, now: number): { bucket: Bucket; wait: number } {
  const bucket = refilled(before, limit, now)
  const wait = secondsToWait(bucket, limit)
  if (wait === 0) return { bucket: { ...bucket, tokens: bucket.tokens - 1 }, wait: 0 }
  // A try during a wait does not lengthen it: a page that reloads by itself must come free again.
  if (limit.grows !== true || bucket.blockedUntil > now) return { bucket, wait }
  const minutes = Math.min(LONGEST, 2 ** Math.min(bucket.strikes, 6))
  const struck = { ...bucket, strikes: bucket.strikes + 1, blockedUntil: now + minutes * MINUTE }
  return { bucket: struck, wait: secondsToWait(struck, limit) }
}
