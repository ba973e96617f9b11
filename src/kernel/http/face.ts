import type { z } from 'zod'
import type { Actor } from '#kernel/access/actor.ts'
import type { Locale } from '#kernel/i18n/t.ts'
import type { ActionLimits } from '#kernel/limits/action-limits.ts'
import type { Caller } from '#kernel/operation/ctx.ts'
import type { Operation } from '#kernel/operation/operation.ts'
import type { Runtime } from '#kernel/operation/pipeline.ts'

/** Credentials as they came in: a session cookie or a bearer token, and the things this browser opened. */
export type Credentials = {
  sessionToken: string | undefined
  opened: readonly string[]
  /** Where the call comes from; machines may be bound to networks. */
  address?: string
}

/** Finds out who acts. Given by the identity module; the kernel knows no accounts. */
export type Identify = (credentials: Credentials) => Promise<Actor>

/** What a face (page or API) needs of the running product. */
export type Face = {
  runtime: Runtime
  identify: Identify
  /** Key for the cookies that this server signs. */
  cookieKey: Uint8Array
  secureCookies: boolean
  /** How often operations may be called from outside; without it as often as one likes. */
  actionLimits?: ActionLimits
  /** The last X-Forwarded-For entry is the caller's address. */
  trustProxy: boolean
}

/** Runs operations for one request. */
export type Run = <I extends z.ZodType, O extends z.ZodType>(
  op: Operation<I, O>,
  input: z.input<I>,
  options?: { idempotencyKey?: string },
) => Promise<z.output<O>>

export type RequestVariables = {
  requestId: string
  locale: Locale
  /** Set by a route once the caller is known; the request log reads it. */
  accountId?: string
  /** Nothing was found, whatever the status of the answer: charged as a guess. */
  missed?: boolean
}
export type Env = { Variables: RequestVariables }

export type { Caller }
