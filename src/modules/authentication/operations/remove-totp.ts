import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent, lockCredentials } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { Done } from '../authentication.schema.ts'
import { removeTotp as remove } from '../factor.store.ts'
import { ownAccount } from '../own-account.commands.ts'

/** Takes the authenticator app away from one's own account. */
export const removeTotp = operation({
  name: 'authentication.remove-totp',
  permission: 'signed_in',
  confirm: true,
  kind: 'write',
  input: z.object({}),
  output: Done,
  async run(ctx) {
    const accountId = ownAccount(ctx)
    await lockCredentials(ctx, accountId)
    if (!(await remove(ctx.db, accountId))) throw authenticationErrors.noFactor()
    await ctx.record([accountEvent('account.factor_removed', accountId, { factor: 'totp' })])
    return {}
  },
})
