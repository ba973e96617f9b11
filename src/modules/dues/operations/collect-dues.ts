import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { collect } from '../collect.commands.ts'
import { COLLECT } from '../dues.policy.ts'
import { CollectDues, Collected, CollectMany } from '../dues.schema.ts'

/** A day, or a moment as a phone without network noted it; today when left out. */
const dayOf = (ctx: Ctx, paidAt: string | undefined): string =>
  paidAt === undefined ? civilDate(ctx.now()) : paidAt.length === 10 ? paidAt : civilDate(new Date(paidAt))

/** Money from one member. Called with an idempotency key, it is taken once however often it is sent. */
export const collectDues = operation({
  name: 'dues.collect',
  permission: COLLECT,
  kind: 'write',
  input: CollectDues,
  output: Collected,
  async run(ctx, { paidAt, ...payment }) {
    const [collected] = await collect(ctx, [{ ...payment, paidOn: dayOf(ctx, paidAt) }])
    if (!collected) throw new Error('a payment left no receipt')
    return collected
  },
})

/** All that is open, or of the years named, from several members at once: a receipt each, or none at all. */
export const collectMany = operation({
  name: 'dues.collect-many',
  permission: COLLECT,
  kind: 'write',
  input: CollectMany,
  output: z.object({ items: z.array(Collected), amount: z.int() }),
  async run(ctx, { members, years, way, paidAt }) {
    const paidOn = dayOf(ctx, paidAt)
    const items = await collect(
      ctx,
      [...new Set(members)].map((member) => ({ member, years, way, paidOn })),
    )
    return { items, amount: items.reduce((sum, { amount }) => sum + amount, 0) }
  },
})
