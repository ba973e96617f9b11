import { z } from 'zod'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent, findCredentials, lockCredentials, mayDecideOn, UserName } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { MadeLink, Reason } from '../link.schema.ts'
import { addVoucher, giveToken, startLink } from '../link.store.ts'
import { ownAccount } from '../own-account.commands.ts'

/** An administrator of the unit, who has the person before her, makes the one-time link back into the account. */
export const recoverAccount = operation({
  name: 'authentication.recover-account',
  permission: 'authentication:let-in',
  confirm: true,
  kind: 'write',
  input: z.object({ login: UserName, reason: Reason }),
  output: z.object({ name: z.string(), link: MadeLink }),
  async run(ctx, { login, reason }) {
    const person = await findCredentials(ctx.db, { login }, civilDate(ctx.now()))
    if (!person || person.disabledAt !== null) throw authenticationErrors.unknownPerson()
    ctx.allow(mayDecideOn(ctx.actor, person))
    await lockCredentials(ctx, person.id)
    const link = await startLink(ctx, { accountId: person.id, kind: 'recovery', needed: 1 })
    await addVoucher(ctx, link, ownAccount(ctx), reason)
    await ctx.record([accountEvent('account.recovery_vouched', person.id, { link, by: 'administrator' })])
    const { token, expiresAt } = await giveToken(ctx, link, 'recovery')
    return {
      name: person.name,
      link: { url: `${ctx.services.config.publicUrl}/recover/${token}`, expiresAt: isoMoment(expiresAt) },
    }
  },
})
