import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent, lockCredentials } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { Done } from '../authentication.schema.ts'
import { removePasskey as remove } from '../factor.store.ts'
import { ownAccount } from '../own-account.commands.ts'

/** Takes a passkey away from one's own account; one of somebody else looks absent. */
export const removePasskey = operation({
  name: 'authentication.remove-passkey',
  permission: 'signed_in',
  confirm: true,
  kind: 'write',
  input: z.object({ passkey: z.uuid() }),
  output: Done,
  async run(ctx, { passkey }) {
    const accountId = ownAccount(ctx)
    await lockCredentials(ctx, accountId)
    if (!(await remove(ctx.db, accountId, passkey))) throw authenticationErrors.noFactor()
    await ctx.record([accountEvent('account.factor_removed', accountId, { factor: 'passkey', passkey })])
    return {}
  },
})
