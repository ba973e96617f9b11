import { z } from 'zod'
import { hashPassword } from '#kernel/crypto/password.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { identityErrors } from '../account.errors.ts'
import { accountEvent } from '../account.events.ts'
import { mayDecideOn } from '../account.policy.ts'
import { Done, NewPassword, UserName } from '../account.schema.ts'
import { lockByLogin, savePassword } from '../account.store.ts'
import { findPasswordFault } from '../password.rules.ts'
import { endSessions } from '../session.store.ts'

/** Sets somebody's password for them, who forgot it. All their sessions end. One's own goes through set-password. */
export const resetPassword = operation({
  name: 'identity.reset-password',
  permission: 'identity:manage',
  kind: 'write',
  confirm: true,
  input: z.object({ login: UserName, password: NewPassword }),
  output: Done,
  async run(ctx, { login, password }) {
    const account = await lockByLogin(ctx.db, login, civilDate(ctx.now()))
    ctx.allow(mayDecideOn(ctx.actor, account))
    const fault = findPasswordFault(password, login)
    if (fault !== undefined) throw identityErrors.badPassword(fault)
    await savePassword(ctx.db, account.id, await hashPassword(password))
    await endSessions(ctx.db, account.id, ctx.now())
    await ctx.record([accountEvent('account.password_reset', account.id)])
    return {}
  },
})
