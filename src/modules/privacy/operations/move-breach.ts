import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { breachErrors } from '../breach.errors.ts'
import { breachEvent } from '../breach.events.ts'
import { breachFor } from '../breach.reads.ts'
import { nextStates } from '../breach.rules.ts'
import { saveBreach, saveMark } from '../breach.store.ts'
import { MANAGE } from '../privacy.policy.ts'

/** The authority was told, or the breach is closed. */
export const moveBreach = operation({
  name: 'privacy.move-breach',
  permission: MANAGE,
  kind: 'write',
  input: z.strictObject({ code: z.string().max(40), to: z.enum(['reported', 'closed']) }),
  output: z.object({ state: z.enum(['reported', 'closed']) }),
  async run(ctx, { code, to }) {
    const row = await breachFor(ctx, code, true)
    if (!nextStates(row.state, row.harmful).includes(to)) throw breachErrors.notNext()
    const now = ctx.now()
    await saveBreach(ctx.db, row.id, { state: to, ...(to === 'reported' ? { reported_at: now } : { closed_at: now }) })
    if (to === 'reported')
      await saveMark(ctx.db, {
        breach_id: row.id,
        step: 'tell_authority',
        done_at: now,
        done_by: ctx.actor.accountId,
        note: null,
      })
    await ctx.record([breachEvent(to === 'reported' ? 'breach.reported' : 'breach.closed', row.id)])
    return { state: to }
  },
})
