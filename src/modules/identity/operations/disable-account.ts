import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { identityErrors } from '../account.errors.ts'
import { accountEvent } from '../account.events.ts'
import { mayDecideOn } from '../account.policy.ts'
import { Done, UserName } from '../account.schema.ts'
import { lockByLogin, saveDisabled } from '../account.store.ts'
import { endSessions } from '../session.store.ts'

/** Shuts an account: its sessions end at once and nobody signs in with it. What it did keeps its name. */
export const disableAccount = operation({
  name: 'identity.disable-account',
  permission: 'identity:manage',
  kind: 'write',
  input: z.object({ login: UserName }),
  output: Done,
  async run(ctx, { login }) {
    const account = await lockByLogin(ctx.db, login, civilDate(ctx.now()))
    ctx.allow(mayDecideOn(ctx.actor, account))
    if (account.disabledAt !== null) throw identityErrors.alreadyDisabled()
    await saveDisabled(ctx.db, account.id, ctx.now())
    await endSessions(ctx.db, account.id, ctx.now())
    await ctx.record([accountEvent('account.disabled', account.id)])
    return {}
  },
})
