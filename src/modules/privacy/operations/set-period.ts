import { z } from 'zod'
import { AppError } from '#kernel/errors/app-error.ts'
import { retentionRules } from '#kernel/manifest/personal-data.ts'
import { operation } from '#kernel/operation/operation.ts'
import { privacyEvent } from '../privacy.events.ts'
import { MANAGE } from '../privacy.policy.ts'
import { readPeriods } from '../register.reads.ts'
import { savePeriod } from '../retention.store.ts'

/** How long one kind of thing is kept: what the office decides, within what the law leaves to it. */
export const setPeriod = operation({
  name: 'privacy.set-period',
  permission: MANAGE,
  kind: 'write',
  confirm: true,
  input: z.strictObject({
    rule: z.enum(retentionRules),
    days: z.coerce
      .number('privacy.bad_days')
      .int('privacy.bad_days')
      .min(0, 'privacy.bad_days')
      .max(36_500, 'privacy.bad_days'),
  }),
  output: z.object({ saved: z.literal(true) }),
  async run(ctx, { rule, days }) {
    const before = (await readPeriods(ctx.db)).find((period) => period.rule === rule)
    if (!before) throw new AppError('kernel.not_found', { kind: 'not_found' })
    await savePeriod(ctx.db, rule, days, ctx.now(), ctx.actor.accountId)
    await ctx.record([privacyEvent('privacy.period_set', { rule, before: before.days, after: days })])
    return { saved: true as const }
  },
})
