import { z } from 'zod'
import { hashPassword } from '#kernel/crypto/password.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import {
  accountEvent,
  endAllSessions,
  findCredentials,
  findPasswordFault,
  lockCredentials,
  NewPassword,
  storePassword,
} from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { Done } from '../authentication.schema.ts'
import { ownAccount } from '../own-account.commands.ts'

const Input = z.object({ password: NewPassword })

/** Sets one's own password, the first or another, after proving who one is. All other sessions of the account end. */
export const choosePassword = operation({
  name: 'authentication.choose-password',
  permission: 'signed_in',
  confirm: true,
  kind: 'write',
  input: Input,
  output: Done,
  prepare: hash,
  run: async (ctx, input) => (await hash(ctx, input))(ctx),
})

async function hash(ctx: Ctx, { password }: z.output<typeof Input>) {
  const id = ownAccount(ctx)
  const account = await findCredentials(ctx.db, { id }, civilDate(ctx.now()))
  const fault = findPasswordFault(password, account?.login ?? undefined, account?.name)
  if (fault !== undefined) throw authenticationErrors.badPassword(fault)
  const passwordHash = await hashPassword(password)
  return async (inner: Ctx) => {
    await lockCredentials(inner, id)
    await storePassword(inner, id, passwordHash)
    await endAllSessions(inner, id, inner.actor.sessionId)
    await inner.record([accountEvent('account.password_set', id)])
    return {}
  }
}
