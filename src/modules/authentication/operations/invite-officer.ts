import { z } from 'zod'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { accountEvent, findCredentials, lockCredentials, mayDecideOn, UserName } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { MadeLink } from '../link.schema.ts'
import { giveToken, startLink } from '../link.store.ts'

/**
 * Makes the one-time link with which an officer takes over the account that was made for her. `inPerson`: an officer must
 * see her first. A new link ends the one before; an account that has been taken over is recovered, not invited.
 */
export const inviteOfficer = operation({
  name: 'authentication.invite-officer',
  permission: 'authentication:let-in',
  confirm: true,
  kind: 'write',
  input: z.object({ login: UserName, inPerson: z.boolean().default(false) }),
  output: z.object({ name: z.string(), link: MadeLink }),
  async run(ctx, { login, inPerson }) {
    const person = await findCredentials(ctx.db, { login }, civilDate(ctx.now()))
    if (!person || person.disabledAt !== null) throw authenticationErrors.unknownPerson()
    ctx.allow(mayDecideOn(ctx.actor, person))
    if (person.passwordHash !== null) throw authenticationErrors.takenOver()
    await lockCredentials(ctx, person.id)
    const link = await startLink(ctx, { accountId: person.id, kind: 'invitation', needed: 1, inPerson })
    await ctx.record([accountEvent('account.invited', person.id, { link, inPerson })])
    const { token, expiresAt } = await giveToken(ctx, link, 'invitation')
    return {
      name: person.name,
      link: { url: `${ctx.services.config.publicUrl}/invitations/${token}`, expiresAt: isoMoment(expiresAt) },
    }
  },
})
