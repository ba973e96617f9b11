import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { ProviderId } from '../eid.schema.ts'

/** Where one signs out of the e-identity itself, so that the next person at this device is not taken for oneself. */
export const leaveProvider = question({
  name: 'eid.leave-provider',
  permission: 'anyone',
  input: z.object({ provider: ProviderId }),
  output: z.object({ url: z.string().nullable() }),
  async run(ctx, { provider }) {
    const { oidc, config } = ctx.services
    const known = oidc.providers.some(({ id }) => id === provider)
    const url = known ? await oidc.signOutUrl(provider, `${config.publicUrl}/sign-out/done`, ctx.locale) : undefined
    return { url: url ?? null }
  },
})
