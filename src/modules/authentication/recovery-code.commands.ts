import { groupCode } from '#kernel/codes/code-alphabet.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { accountEvent } from '#modules/identity/index.ts'
import { readFactors } from './factor.reads.ts'
import { replaceRecoveryCodes } from './factor.store.ts'
import { newRecoveryCodes } from './recovery-code.rules.ts'

/** Ten fresh recovery codes in the form people read; earlier ones are worth nothing from now on. */
export async function freshRecoveryCodes(ctx: Ctx, accountId: string): Promise<string[]> {
  const codes = newRecoveryCodes(ctx.random)
  await replaceRecoveryCodes(ctx, accountId, codes)
  await ctx.record([accountEvent('account.recovery_codes_made', accountId, { count: codes.length })])
  return codes.map(groupCode)
}

/** Recovery codes for whoever sets up the first factor; none when there are some already. */
export async function ensureRecoveryCodes(ctx: Ctx, accountId: string): Promise<string[]> {
  const { recoveryCodes } = await readFactors(ctx.db, accountId)
  return recoveryCodes > 0 ? [] : freshRecoveryCodes(ctx, accountId)
}
