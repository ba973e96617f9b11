import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { ProviderView } from '../eid.schema.ts'

/** The e-identities that people can sign in with here. */
export const listProviders = question({
  name: 'eid.list-providers',
  permission: 'anyone',
  input: z.object({}),
  output: z.object({ items: z.array(ProviderView) }),
  run: async (ctx) => ({
    items: ctx.services.oidc.providers.map(({ id, names, level }) => ({ id, name: names[ctx.locale], level })),
  }),
})
