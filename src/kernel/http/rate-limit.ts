import type { Context } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import { networkOf } from '#kernel/access/network.ts'
import { tooMany } from '#kernel/limits/action-limits.ts'
import type { Limit } from '#kernel/limits/limit.rules.ts'
import { createMemoryLimits, type MemoryLimits } from '#kernel/limits/memory-limits.ts'

/** Limits of routes, whatever operation they call; those of operations are in src/app/limits.table.ts. */
export const limits = {
  /** Guesses of a code that does not exist (tracking, verify, drafts, opening a dossier). */
  guess: { burst: 30, perMinute: 6 },
  /** Programs that ask for a token with a wrong secret. */
  sign_in: { burst: 20, perMinute: 4 },
  /** Creating calls: drafts, uploads, submissions. */
  create: { burst: 1000, perMinute: 600 },
  /** Megabytes announced to the resumable upload, which lie on the disk before anybody has looked at them. */
  pieces: { burst: 2000, perMinute: 50 },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits

/**
 * Token buckets in this process's memory. `who` is an address, counted as its network (kernel/access/network.ts), or
 * `account <id>`: who is signed in is not charged for the neighbours behind the same address.
 */
export class RateLimiter {
  readonly #enabled: boolean
  readonly #buckets: MemoryLimits = createMemoryLimits()

  constructor(enabled: boolean) {
    this.#enabled = enabled
  }

  /** Throws `kernel.too_many` when the bucket is empty; takes nothing. */
  check(name: LimitName, who: string, now: number): void {
    const wait = this.#enabled ? this.#buckets.look(keyOf(name, who), limits[name], now) : 0
    if (wait > 0) throw tooMany(wait)
  }

  /** Takes one call, or so many megabytes, out of the bucket. */
  take(name: LimitName, who: string, now: number, amount = 1): void {
    this.#buckets.take(keyOf(name, who), limits[name], now, amount)
  }
}

const keyOf = (name: LimitName, who: string) => `${name} ${who.startsWith('account ') ? who : networkOf(who)}`

/** The caller's address; behind a trusted proxy the last X-Forwarded-For entry, which that proxy wrote. */
export function addressOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || socketAddress(c) || 'unknown'
}

/** The address at the other end of the connection, proxy or not. */
export function socketAddress(c: Context): string | undefined {
  // Without a socket (app.request() in a test) getConnInfo throws.
  const hasSocket = c.env !== undefined && c.env !== null && ('incoming' in c.env || 'server' in c.env)
  return hasSocket ? getConnInfo(c).remote.address : undefined
}
