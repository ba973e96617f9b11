import type { Actor, Decision } from '#kernel/access/actor.ts'
import type { Db } from '#kernel/db/db.ts'
import type { NewEvent } from '#kernel/events/event.ts'
import type { Locale, T } from '#kernel/i18n/t.ts'
import type { Ids, Random } from '#kernel/ids/ids.ts'
import type { Log } from '#kernel/log/log.ts'
import type { Services } from './services.ts'

/** What every operation is given; nothing else may reach time, randomness, the database or the outside. */
export type Ctx = {
  db: Db
  actor: Actor
  now(): Date
  ids: Ids
  random: Random
  locale: Locale
  t: T
  requestId: string
  client: Client
  log: Log
  services: Services
  /** Throws not_found or forbidden when a policy refuses. */
  allow(decision: Decision): void
  /** Throws `kernel.level_needed` when the caller is known less surely than this. */
  require(level: 1 | 2): void
  /** Notes whose personal data the answer will show, for an operation with `reveals: 'noted'`. */
  reveal(revealed: readonly Revealed[]): void
  /** Appends events in this transaction and hands them to their subscribers through the outbox. */
  record(events: readonly NewEvent[], role?: string): Promise<void>
}

/** Somebody's personal data that a call showed: of which thing, which columns when not the whole, and why. */
export type Revealed = { type: string; id: string; columns?: readonly string[]; reason?: string }

/** Where a call came from, as the server saw it; empty for jobs and the command line. */
export type Client = { address: string; userAgent: string }

/** Who asks, how and in which language: made by a face (page, API, CLI, job) for each call. */
export type Caller = {
  actor: Actor
  locale: Locale
  requestId: string
  client?: Client
  /** Present on creating calls that must not double. */
  idempotencyKey?: string
}
