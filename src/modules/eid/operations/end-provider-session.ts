import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { OidcError } from '#kernel/oidc/relying-party.ts'
import { operation } from '#kernel/operation/operation.ts'
import { endProviderSessions } from '#modules/identity/index.ts'
import { ProviderId } from '../eid.schema.ts'

/** A provider tells that somebody signed out there: what she began from there ends here. The token is its own proof. */
export const endProviderSession = operation({
  name: 'eid.end-provider-session',
  permission: 'anyone',
  kind: 'write',
  input: z.object({ provider: ProviderId, logout_token: z.string().max(8000) }),
  output: z.object({ ended: z.int() }),
  // The provider's keys may have to be fetched: not within a transaction.
  async prepare(ctx, { provider, logout_token: token }) {
    const { session } = await ctx.services.oidc.readSignOut(provider, token).catch((error: unknown) => {
      if (error instanceof OidcError) throw new AppError('eid.bad_logout_token', { kind: 'invalid' })
      throw error
    })
    return async (inside) => ({ ended: await endProviderSessions(inside, provider, session) })
  },
  run: () => Promise.reject(new Error('prepared')),
})
