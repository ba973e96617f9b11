import { z } from 'zod'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent, findCredentials, lockCredentials, UserName } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { COLLEAGUES, mayVouchFor } from '../link.rules.ts'
import { MadeLink, Reason } from '../link.schema.ts'
import { addVoucher, countVouchers, giveToken, lockWaiting, startLink } from '../link.store.ts'
import { ownAccount } from '../own-account.commands.ts'

/**
 * Says at one's own desk that a colleague of one's unit may get back into her account. The second who says so gets the
 * one-time link to hand over; both are recorded with their reasons.
 */
export const vouchForColleague = operation({
  name: 'authentication.vouch-for-colleague',
  permission: 'signed_in',
  confirm: true,
  kind: 'write',
  input: z.object({ login: UserName, reason: Reason }),
  output: z.object({ name: z.string(), link: MadeLink.nullable() }),
  async run(ctx, { login, reason }) {
    const own = ownAccount(ctx)
    const person = await findCredentials(ctx.db, { login }, civilDate(ctx.now()))
    const decision = mayVouchFor(ctx.actor, person)
    if (!person || (!decision.allowed && decision.as === 'hidden')) throw authenticationErrors.unknownPerson()
    ctx.allow(decision)
    await lockCredentials(ctx, person.id)
    const waiting = await lockWaiting(ctx, person.id)
    const link = waiting?.id ?? (await startLink(ctx, { accountId: person.id, kind: 'recovery', needed: COLLEAGUES }))
    if (!(await addVoucher(ctx, link, own, reason))) throw authenticationErrors.vouchedAlready()
    await ctx.record([accountEvent('account.recovery_vouched', person.id, { link, by: 'colleague' })])
    return { name: person.name, link: await linkWhenEnough(ctx, link) }
  },
})

async function linkWhenEnough(ctx: Ctx, link: string) {
  if ((await countVouchers(ctx.db, link)) < COLLEAGUES) return null
  const { token, expiresAt } = await giveToken(ctx, link, 'recovery')
  return { url: `${ctx.services.config.publicUrl}/recover/${token}`, expiresAt: isoMoment(expiresAt) }
}
