import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'

/** Which ways in this office can offer; e-identity is listed by its own module. */
export const listWaysIn = question({
  name: 'authentication.list-ways-in',
  permission: 'anyone',
  input: z.object({}),
  output: z.object({ phoneCode: z.boolean() }),
  run: async (ctx) => ({ phoneCode: ctx.services.texting.can('code') }),
})
