import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { eidErrors, refusalOf } from '../eid.errors.ts'
import { Browser, Level, NextPath, ProviderId } from '../eid.schema.ts'
import { callbackPath } from '../flow-path.rules.ts'
import { browserSecret, flowSecrets, isBrowserSecret } from '../flow.rules.ts'
import { insertFlow } from '../flow.store.ts'

const BeginSignIn = z.object({
  provider: ProviderId,
  purpose: z.enum(['sign_in', 'confirm']).default('sign_in'),
  /** What the step that waits asks for; 0 when nothing waits. */
  level: Level.default(0),
  shared: z.boolean().default(false),
  next: NextPath,
  browser: Browser,
})

/**
 * Sends somebody to an e-identity provider. `url` is where to; `browser` goes into a cookie, because only the browser
 * that began may go on. Throws `eid.provider_away` when the provider does not answer.
 */
export const beginSignIn = operation({
  name: 'eid.begin-sign-in',
  permission: 'anyone',
  kind: 'write',
  input: BeginSignIn,
  output: z.object({ url: z.string(), browser: z.string() }),
  // The provider is asked before the transaction: a slow one holds no connection.
  async prepare(ctx, input) {
    const secrets = flowSecrets(ctx.random.bytes(96))
    const url = await authorizationUrl(ctx, input, secrets)
    const browser = isBrowserSecret(input.browser) ? input.browser : browserSecret(ctx.random.bytes(32))
    const flow = {
      id: ctx.ids.uuid(),
      provider: input.provider,
      purpose: input.purpose,
      wantedLevel: input.level,
      shared: input.shared,
      next: input.next,
      createdAt: ctx.now(),
    }
    return async (inside: Ctx) => {
      await insertFlow(inside.db, inside.services, flow, secrets, browser)
      return { url, browser }
    }
  },
  run: () => Promise.reject(new Error('prepared')),
})

async function authorizationUrl(
  ctx: Ctx,
  { provider, purpose, level, shared }: z.output<typeof BeginSignIn>,
  secrets: ReturnType<typeof flowSecrets>,
): Promise<string> {
  const { oidc, config } = ctx.services
  if (!oidc.providers.some(({ id }) => id === provider)) throw eidErrors.unknownProvider()
  const redirectUri = config.publicUrl + callbackPath(provider)
  // Who must prove more, or sits at a device of others, is asked anew instead of being taken for who was there before.
  const fresh = purpose === 'confirm' || level === 2 || shared
  try {
    return await oidc.begin(provider, { redirectUri, level, fresh, locale: ctx.locale }, secrets)
  } catch (error) {
    refusalOf(error)
    ctx.log.warn({ provider, error: error instanceof Error ? error.message : '' }, 'e-identity provider away')
    throw eidErrors.away()
  }
}
