import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { giveConsents } from '../consent.commands.ts'
import { Ticked } from '../consent.schema.ts'

/** Agreeing for one's own account. */
export const giveConsent = operation({
  name: 'privacy.give-consent',
  permission: 'signed_in',
  kind: 'write',
  input: Ticked,
  output: z.object({ given: z.literal(true) }),
  async run(ctx, ticked) {
    await giveConsents(ctx, { accountId: ctx.actor.accountId }, [ticked], {
      channel: 'online',
      screen: '/account/consents',
    })
    return { given: true as const }
  },
})
