import { z } from 'zod'
import { findTotpStep } from '#kernel/crypto/totp.ts'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent, lockCredentials, noteProof } from '#modules/identity/index.ts'
import { StepToken, TypedCode } from '../authentication.schema.ts'
import { saveTotp } from '../factor.store.ts'
import { ownAccount } from '../own-account.commands.ts'
import { ensureRecoveryCodes } from '../recovery-code.commands.ts'
import { countTry, endStep, lockStep } from '../step.store.ts'
import type { TotpStep } from './start-totp.ts'

/**
 * The first code of the app: from now on it is the account's second factor, and this session has shown it. `recoveryCodes`
 * are there when the account had none; they are never shown again. `added` false: the code was wrong, or it took too long.
 */
export const addTotp = operation({
  name: 'authentication.add-totp',
  permission: 'signed_in',
  confirm: true,
  kind: 'write',
  input: z.object({ step: StepToken, code: TypedCode }),
  output: z.object({ added: z.enum(['yes', 'wrong', 'over']), recoveryCodes: z.array(z.string()) }),
  async run(ctx, input) {
    const accountId = ownAccount(ctx)
    const found = await lockStep<TotpStep>(ctx, 'add_totp', input.step)
    if (found?.accountId !== accountId) return { added: 'over' as const, recoveryCodes: [] }
    const secret = Buffer.from(found.content.secret, 'base64url')
    const step = findTotpStep(secret, input.code, ctx.now(), -1)
    if (step === undefined) {
      await countTry(ctx.db, input.step)
      return { added: 'wrong' as const, recoveryCodes: [] }
    }
    await endStep(ctx.db, input.step)
    await lockCredentials(ctx, accountId)
    await saveTotp(ctx, accountId, secret, step)
    await noteProof(ctx, ['totp'])
    await ctx.record([accountEvent('account.factor_added', accountId, { factor: 'totp' })])
    return { added: 'yes' as const, recoveryCodes: await ensureRecoveryCodes(ctx, accountId) }
  },
})
