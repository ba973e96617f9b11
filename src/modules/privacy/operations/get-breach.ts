import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { unitsWith } from '#kernel/access/actor.ts'
import { breachFor, summariesOf, viewOf } from '../breach.reads.ts'
import { BreachSummary, BreachView } from '../breach.schema.ts'
import { readBreaches } from '../breach.store.ts'
import { MANAGE } from '../privacy.policy.ts'

/** The register of breaches at one's units, latest first. */
export const listBreaches = question({
  name: 'privacy.list-breaches',
  permission: MANAGE,
  input: z.strictObject({}),
  output: z.object({ items: z.array(BreachSummary) }),
  run: async (ctx) => ({
    items: await summariesOf(ctx, await readBreaches(ctx.db, unitsWith(ctx.actor, MANAGE), 200)),
  }),
})

/** One breach with its clock, checklist and scopes. */
export const getBreach = question({
  name: 'privacy.get-breach',
  permission: MANAGE,
  input: z.strictObject({ code: z.string().max(40) }),
  output: BreachView,
  run: async (ctx, { code }) => viewOf(ctx, await breachFor(ctx, code)),
})
