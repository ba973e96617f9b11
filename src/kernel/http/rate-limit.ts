import type { Context } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import { AppError } from '#kernel/errors/app-error.ts'
import { networkOf } from '#kernel/access/network.ts'

/** A bucket holds `burst` calls and refills with `perMinute`. */
export type Limit = { burst: number; perMinute: number }

export const limits = {
  /** Guesses of a code that does not exist (tracking, verify, drafts, opening a dossier). */
  guess: { burst: 30, perMinute: 6 },
  /** Failed sign-ins from one address. */
  sign_in: { burst: 20, perMinute: 4 },
  /** Creating calls: drafts, uploads, submissions. */
  create: { burst: 1000, perMinute: 600 },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits
type Bucket = { left: number; at: number }

const MAX_BUCKETS = 50_000

/**
 * Token buckets in this process's memory, by network (kernel/http/network.ts) and kind. Several processes each keep their own:
 * the limit then multiplies by their number, which docs/how-to/deploy.md says.
 */
export class RateLimiter {
  readonly #enabled: boolean
  readonly #buckets = new Map<string, Bucket>()

  constructor(enabled: boolean) {
    this.#enabled = enabled
  }

  /** Throws `kernel.too_many` when the bucket is empty; takes nothing. */
  check(name: LimitName, who: string, now: number): void {
    if (this.#enabled && this.#bucket(name, who, now).left < 1)
      throw new AppError('kernel.too_many', { kind: 'too_many' })
  }

  /** Takes one call out of the bucket. */
  take(name: LimitName, who: string, now: number): void {
    this.#bucket(name, who, now).left -= 1
  }

  #bucket(name: LimitName, who: string, now: number): Bucket {
    const key = `${name} ${networkOf(who)}`
    const limit = limits[name]
    const bucket = this.#buckets.get(key) ?? { left: limit.burst, at: now }
    bucket.left = Math.min(limit.burst, bucket.left + ((now - bucket.at) / 60_000) * limit.perMinute)
    bucket.at = now
    // Moved to the end, so that those given up for new ones are those that were asked for longest ago.
    this.#buckets.delete(key)
    if (this.#buckets.size >= MAX_BUCKETS) this.#giveUp(MAX_BUCKETS / 10)
    this.#buckets.set(key, bucket)
    return bucket
  }

  #giveUp(count: number): void {
    for (const key of [...this.#buckets.keys()].slice(0, count)) this.#buckets.delete(key)
  }
}

/** The caller's address; behind a trusted proxy the last X-Forwarded-For entry, which that proxy wrote. */
export function addressOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  if (forwarded) return forwarded
  // Without a socket (app.request() in a test) getConnInfo throws.
  const hasSocket = c.env !== undefined && c.env !== null && ('incoming' in c.env || 'server' in c.env)
  return (hasSocket ? getConnInfo(c).remote.address : undefined) ?? 'unknown'
}
