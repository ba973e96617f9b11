import type { Context } from 'hono'
import { execute } from '#kernel/operation/pipeline.ts'
import { readOpened, readSession } from './cookies.ts'
import type { Caller, Env, Face, Run } from './face.ts'
import { addressOf } from './rate-limit.ts'

/** Finds out who calls: bearer token first (API clients), then the session cookie, else the public. */
export async function callerOf(c: Context<Env>, face: Face): Promise<Caller> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const foreign = isForeign(c, face)
  const sessionToken = bearer ?? (foreign ? undefined : readSession(c, face.secureCookies))
  const address = addressOf(c, face.trustProxy)
  const opened = foreign ? [] : readOpened(c, face.cookieKey, face.secureCookies)
  const actor = await face.identify({ sessionToken, opened, address })
  if (actor.accountId) c.set('accountId', actor.accountId)
  const client = { address, userAgent: c.req.header('user-agent') ?? '' }
  return { actor, locale: c.get('locale'), requestId: c.get('requestId'), client }
}

// A page of another site, a neighbour under the same domain included (to which SameSite=Lax says nothing), may call the
// API, but not in the name of whoever looks at it: its cookies do not count.
function isForeign(c: Context<Env>, face: Face): boolean {
  const origin = c.req.header('origin')
  if (origin === undefined) return false
  return origin !== new URL(face.runtime.services.config.publicUrl).origin && origin !== new URL(c.req.url).origin
}

export function runFor(face: Face, caller: Caller): Run {
  return async (op, input, options) => {
    await face.actionLimits?.take(op, caller)
    return execute(face.runtime, op, input, {
      ...caller,
      ...(options?.idempotencyKey && { idempotencyKey: options.idempotencyKey }),
    })
  }
}
