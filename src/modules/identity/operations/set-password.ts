import { z } from 'zod'
import { hashPassword, verifyPassword } from '#kernel/crypto/password.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { keyedHash } from '#kernel/crypto/keyed-hash.ts'
import { operation } from '#kernel/operation/operation.ts'
import { identityErrors } from '../account.errors.ts'
import { accountEvent } from '../account.events.ts'
import { NewPassword } from '../account.schema.ts'
import { lockById, savePassword } from '../account.store.ts'
import { findPasswordFault } from '../password.rules.ts'
import { isShutOut } from '../sign-in-failure.rules.ts'
import { countFailures, endSessions, insertFailure } from '../session.store.ts'

/**
 * Sets one's own password, given the old one. All other sessions of the account end. `changed` is false when the old
 * password was wrong: like a failed sign-in that is an answer, so that the failure is counted (a session left open at a
 * desk must not be a place to guess).
 */
export const setPassword = operation({
  name: 'identity.set-password',
  permission: 'signed_in',
  kind: 'write',
  input: z.object({ current: z.string().min(1, 'kernel.required').max(1000), password: NewPassword }),
  output: z.object({ changed: z.boolean() }),
  async run(ctx, { current, password }) {
    const id = ctx.actor.accountId
    if (id === null) throw new AppError('kernel.sign_in_first', { kind: 'unauthenticated' })
    const account = await lockById(ctx.db, id, civilDate(ctx.now()))
    const ownKey = keyedHash(ctx.services.lookupKey, id, 'sign_in_failures.own')
    const who = { addressHash: ownKey, loginHash: ownKey }
    if (isShutOut(await countFailures(ctx.db, who, ctx.now()))) throw identityErrors.tooManyFailures()
    const fault = findPasswordFault(password, account.login ?? undefined)
    if (fault !== undefined) throw identityErrors.badPassword(fault)
    if (!(await verifyPassword(current, account.passwordHash ?? undefined))) {
      await insertFailure(ctx.db, ctx.ids.uuid(), who, ctx.now())
      return { changed: false }
    }
    await savePassword(ctx.db, id, await hashPassword(password))
    await endSessions(ctx.db, id, ctx.now(), ctx.actor.sessionId)
    await ctx.record([accountEvent('account.password_set', id)])
    return { changed: true }
  },
})
