import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { identityErrors } from '../account.errors.ts'
import { accountEvent } from '../account.events.ts'
import { assertAdministered } from '../administrator.store.ts'
import { lockAgainstUse, openClosure, readOpenPositions } from '../position.store.ts'
import { MANAGE, mayDecideOn } from '../account.policy.ts'
import { Done, UserName } from '../account.schema.ts'
import { lockByLogin, saveDisabled } from '../account.store.ts'
import { endSessions } from '../session.store.ts'

/** Shuts an account: its sessions end at once and nobody signs in with it. What it did keeps its name. */
export const disableAccount = operation({
  name: 'identity.disable-account',
  permission: 'identity:manage',
  kind: 'write',
  confirm: true,
  input: z.object({ login: UserName }),
  output: Done,
  async run(ctx, { login }) {
    const today = civilDate(ctx.now())
    const account = await lockByLogin(ctx.db, login, today)
    ctx.allow(mayDecideOn(ctx.actor, account))
    if (account.disabledAt !== null) throw identityErrors.alreadyDisabled()
    await lockAgainstUse(ctx.db, account.id)
    const held = await readOpenPositions(ctx.db, account.id, today)
    await saveDisabled(ctx.db, account.id, ctx.now())
    await openClosure(ctx.db, { id: ctx.ids.uuid(), accountId: account.id, at: ctx.now() })
    const administered = held.filter((position) => position.permissions.includes(MANAGE))
    await assertAdministered(ctx.db, administered, today)
    await endSessions(ctx.db, account.id, ctx.now())
    await ctx.record([accountEvent('account.disabled', account.id)])
    return {}
  },
})
