import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { accountEvent } from './account.events.ts'
import { lockById, roleLimits } from './account.store.ts'
import { roughNetwork, sessionLimits, sessionToken, shortUserAgent, tokenHash } from './session.rules.ts'
import { endSession, insertSession } from './session.store.ts'

/** Ways of proving who one is, as sessions record them. */
export type Method = 'password' | 'otp_sms' | 'totp' | 'passkey' | 'eid' | 'recovery_code' | 'invitation'

export type NewSession = {
  accountId: string
  methods: readonly Method[]
  level: 0 | 1 | 2
  shared?: boolean
  /** The e-identity provider and its session, so that signing out can end both. */
  provider?: string
  providerSession?: string
}

export type StartedSession = {
  /** For the cookie or the bearer header; nobody can read it again. */
  token: string
  sessionId: string
  /** Life of the cookie; null: until the browser is closed. */
  seconds: number | null
  expiresAt: Date
}

/**
 * Opens a session of somebody who has proved who she is; the one the caller had ends. Call it in a write operation.
 * Throws `kernel.sign_in_first` when the account was disabled meanwhile.
 */
export async function startSession(ctx: Ctx, given: NewSession): Promise<StartedSession> {
  const now = ctx.now()
  const today = civilDate(now)
  const account = await lockById(ctx.db, given.accountId, today)
  if (account.disabledAt !== null) throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
  if (ctx.actor.sessionId !== undefined && ctx.actor.accountId !== null)
    await endSession(ctx.db, ctx.actor.accountId, ctx.actor.sessionId, now)
  const shared = given.shared ?? false
  const { absoluteMillis } = sessionLimits(await roleLimits(ctx.db, account.id, today), shared)
  const token = sessionToken(ctx.random.bytes(32))
  const expiresAt = new Date(now.getTime() + absoluteMillis)
  const id = ctx.ids.uuid()
  await insertSession(ctx.db, {
    id,
    token_sha256: tokenHash(token),
    account_id: account.id,
    created_at: now,
    last_seen_at: now,
    expires_at: expiresAt,
    user_agent: shortUserAgent(ctx.client.userAgent),
    network: roughNetwork(ctx.client.address),
    methods: [...given.methods],
    level: given.level,
    confirmed_at: now,
    shared,
    provider: given.provider ?? null,
    provider_session: given.providerSession ?? null,
  })
  await ctx.record([accountEvent('account.signed_in', account.id, { session: id, methods: given.methods, shared })])
  return { token, sessionId: id, seconds: shared ? null : Math.floor(absoluteMillis / 1000), expiresAt }
}
