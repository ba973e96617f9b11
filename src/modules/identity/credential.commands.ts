import { sql } from 'kysely'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import type { Actor } from '#kernel/access/actor.ts'
import type { SignedInData } from './account.schema.ts'
import { lockById, savePassword } from './account.store.ts'
import type { Credentials } from './credential.questions.ts'
import { ownPositions } from './operations/current-session.ts'
import { startSession, type Method, type NewSession } from './session.commands.ts'
import { identify } from './session.questions.ts'
import { endSessions } from './session.store.ts'

/** Locks the account until the transaction ends. Throws `identity.unknown_account` when there is none. */
export const lockCredentials = (ctx: Ctx, id: string): Promise<Credentials> =>
  lockById(ctx.db, id, civilDate(ctx.now()))

/** `hash` is an argon2id PHC string (kernel/crypto/password.ts). Says nothing to the timeline: the caller knows why. */
export const storePassword = (ctx: Ctx, accountId: string, hash: string): Promise<void> =>
  savePassword(ctx.db, accountId, hash)

/** Signs the account out everywhere, except in the session named. */
export const endAllSessions = (ctx: Ctx, accountId: string, except?: string): Promise<void> =>
  endSessions(ctx.db, accountId, ctx.now(), except)

/** The caller has just proved again who she is, by these methods: they count for her session from now on. */
export async function noteProof(ctx: Ctx, methods: readonly Method[]): Promise<void> {
  if (ctx.actor.sessionId === undefined) return
  await sql`
    update sessions set confirmed_at = ${ctx.now()},
           methods = array(select distinct unnest(methods || ${[...methods]}::text[]))
     where id = ${ctx.actor.sessionId} and ended_at is null`.execute(ctx.db)
}

/** The person answered from this phone: it is hers, which is level 1. */
export async function notePhone(ctx: Ctx, accountId: string): Promise<void> {
  await sql`
    update accounts set phone_confirmed_at = ${ctx.now()}, level = greatest(level, 1) where id = ${accountId}`.execute(
    ctx.db,
  )
}

/** Opens a session and says what the person who signed in is told: token, until when, who, which positions. */
export async function openSession(ctx: Ctx, given: NewSession): Promise<{ signedIn: SignedInData; actor: Actor }> {
  const { token, seconds, expiresAt } = await startSession(ctx, given)
  const actor = await identify(ctx.db, { sessionToken: token, opened: [] }, ctx.now())
  const account = await lockById(ctx.db, given.accountId, civilDate(ctx.now()))
  const signedIn = {
    token,
    seconds,
    expiresAt: isoMoment(expiresAt),
    account: { name: account.name, login: account.login, phone: account.phone },
    positions: ownPositions(actor, ctx.locale),
  }
  return { signedIn, actor }
}
