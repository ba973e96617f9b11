import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findCredentials } from '#modules/identity/index.ts'
import { readFactors } from '../factor.reads.ts'
import { ownAccount } from '../own-account.commands.ts'

/** With what the caller can prove once more who she is. */
export const listOwnProofs = question({
  name: 'authentication.list-own-proofs',
  permission: 'signed_in',
  input: z.object({}),
  output: z.object({ password: z.boolean(), code: z.boolean(), phone: z.boolean() }),
  async run(ctx) {
    const id = ownAccount(ctx)
    const account = await findCredentials(ctx.db, { id }, civilDate(ctx.now()))
    const factors = await readFactors(ctx.db, id)
    return {
      password: typeof account?.passwordHash === 'string',
      code: factors.totpSince !== null || factors.recoveryCodes > 0,
      phone: typeof account?.phone === 'string' && ctx.services.texting.can('code'),
    }
  },
})
