import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { lockCredentials } from '#modules/identity/index.ts'
import { ownAccount } from '../own-account.commands.ts'
import { freshRecoveryCodes } from '../recovery-code.commands.ts'

/** A new sheet of recovery codes; the old ones end. */
export const makeRecoveryCodes = operation({
  name: 'authentication.make-recovery-codes',
  permission: 'signed_in',
  confirm: true,
  kind: 'write',
  input: z.object({}),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  async run(ctx) {
    const accountId = ownAccount(ctx)
    await lockCredentials(ctx, accountId)
    return { recoveryCodes: await freshRecoveryCodes(ctx, accountId) }
  },
})
