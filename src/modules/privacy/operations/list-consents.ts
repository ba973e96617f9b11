import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { statesOf } from '../consent.reads.ts'
import { ConsentState } from '../consent.schema.ts'

/** What I agreed to, and what became of it. */
export const listConsents = question({
  name: 'privacy.list-consents',
  permission: 'signed_in',
  input: z.strictObject({}),
  output: z.object({ items: z.array(ConsentState) }),
  run: async (ctx) => ({ items: await statesOf(ctx.db, ctx.locale, { accountId: ctx.actor.accountId }) }),
})
