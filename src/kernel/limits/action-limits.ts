import { networkOf } from '#kernel/access/network.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import type { Db } from '#kernel/db/db.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import type { Caller } from '#kernel/operation/ctx.ts'
import type { Limit } from './limit.rules.ts'
import { createMemoryLimits } from './memory-limits.ts'
import { takeShared } from './shared-limit.store.ts'

/** How often one operation may be called: by one account, and by one network of callers without an account. */
export type ActionLimit = {
  account?: Limit
  network?: Limit
  /** Counted in the database, so that more processes do not mean more tries; in memory else. */
  shared?: true
}

/** By operation name; `*` is for every writing operation that has no line of its own. */
export type ActionLimitTable = Readonly<Record<string, ActionLimit>>

export type ActionLimits = {
  /** Counts a call. Throws `kernel.too_many` with `retryAfter` (seconds). */
  take(operation: { name: string; kind: 'read' | 'write' }, caller: Caller): Promise<void>
}

type Parts = { db: Db; lookupKey: Uint8Array; now(): Date }

/**
 * Limits of the calls that people and programs make from outside; jobs and commands have none. Who is signed in is
 * charged as an account alone: nobody is locked out by what others do behind the same address.
 */
export function createActionLimits(table: ActionLimitTable, { db, lookupKey, now }: Parts): ActionLimits {
  const memory = createMemoryLimits()
  return {
    async take(operation, caller) {
      const own = Object.hasOwn(table, operation.name) ? table[operation.name] : undefined
      const rule = own ?? (operation.kind === 'write' ? table['*'] : undefined)
      const { accountId, kind } = caller.actor
      const limit = accountId === null ? rule?.network : rule?.account
      if (!limit || kind === 'system') return
      const who = accountId === null ? `network ${networkOf(caller.client?.address ?? '')}` : `account ${accountId}`
      const action = own ? operation.name : '*'
      const at = now()
      const wait = rule?.shared
        ? await takeShared(db, limit, { action, caller: keyedHash(lookupKey, who, 'shared_limits.caller') }, at)
        : memory.take(`${action} ${who}`, limit, at.getTime())
      if (wait > 0) throw tooMany(wait)
    },
  }
}

/** `seconds` until the next try: what the answer's Retry-After says. */
export const tooMany = (seconds: number): AppError =>
  new AppError('kernel.too_many', { kind: 'too_many', params: { retryAfter: seconds } })
