import { fullBucket, refilled, secondsToWait, tryOnce, type Bucket, type Limit } from './limit.rules.ts'

/** Some 10 MB of keys and numbers. */
const MAX_BUCKETS = 50_000

export type MemoryLimits = {
  /** Seconds to wait before a call would be allowed, 0 when it is now; takes nothing. */
  look(key: string, limit: Limit, now: number): number
  /** Takes one call, or `amount` of what the limit counts. Returns the seconds to wait when there was none. */
  take(key: string, limit: Limit, now: number, amount?: number): number
}

/** Buckets of this process. When there are too many, those that were asked for longest ago are given up. */
export function createMemoryLimits(): MemoryLimits {
  const buckets = new Map<string, Bucket>()
  const store = (key: string, bucket: Bucket) => {
    // Moved to the end: the order of the map is the order of use.
    buckets.delete(key)
    if (buckets.size >= MAX_BUCKETS)
      for (const old of [...buckets.keys()].slice(0, MAX_BUCKETS / 10)) buckets.delete(old)
    buckets.set(key, bucket)
  }
  return {
    look(key, limit, now) {
      const bucket = refilled(buckets.get(key) ?? fullBucket(limit, now), limit, now)
      store(key, bucket)
      return secondsToWait(bucket, limit)
    },
    take(key, limit, now, amount = 1) {
      const { bucket, wait } = tryOnce(buckets.get(key) ?? fullBucket(limit, now), limit, now)
      store(key, wait === 0 ? { ...bucket, tokens: bucket.tokens - (amount - 1) } : bucket)
      return wait
    },
  }
}
