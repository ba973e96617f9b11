import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { withdrawConsent } from '../consent.commands.ts'
import { Purpose } from '../consent.schema.ts'

/** Withdrawing is as easy as giving: one button, no reason asked. */
export const withdrawOwnConsent = operation({
  name: 'privacy.withdraw-consent',
  permission: 'signed_in',
  kind: 'write',
  input: z.strictObject({ purpose: Purpose }),
  output: z.object({ withdrawn: z.int() }),
  async run(ctx, { purpose }) {
    const place = { channel: 'online', screen: '/account/consents' } as const
    return { withdrawn: await withdrawConsent(ctx, { accountId: ctx.actor.accountId }, purpose, place) }
  },
})
