import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { identityErrors } from '../account.errors.ts'
import { accountEvent } from '../account.events.ts'
import { endClosure } from '../position.store.ts'
import { mayDecideOn } from '../account.policy.ts'
import { Done, UserName } from '../account.schema.ts'
import { lockByLogin, saveDisabled } from '../account.store.ts'

/** Opens a disabled account again, with the positions and the password that it had. */
export const enableAccount = operation({
  name: 'identity.enable-account',
  permission: 'identity:manage',
  kind: 'write',
  confirm: true,
  input: z.object({ login: UserName }),
  output: Done,
  async run(ctx, { login }) {
    const account = await lockByLogin(ctx.db, login, civilDate(ctx.now()))
    ctx.allow(mayDecideOn(ctx.actor, account))
    if (account.disabledAt === null) throw identityErrors.notDisabled()
    await saveDisabled(ctx.db, account.id, null)
    await endClosure(ctx.db, account.id, ctx.now())
    await ctx.record([accountEvent('account.enabled', account.id)])
    return {}
  },
})
