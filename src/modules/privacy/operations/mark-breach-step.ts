import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { breachErrors } from '../breach.errors.ts'
import { breachEvent } from '../breach.events.ts'
import { breachFor } from '../breach.reads.ts'
import { deleteMark, readSteps, saveMark } from '../breach.store.ts'
import { MANAGE } from '../privacy.policy.ts'

/** A step of the checklist is done, or turns out not to be. */
export const markBreachStep = operation({
  name: 'privacy.mark-breach-step',
  permission: MANAGE,
  kind: 'write',
  input: z.strictObject({
    code: z.string().max(40),
    step: z.string().max(40),
    done: z.boolean(),
    note: z.string().trim().max(2000).default(''),
  }),
  output: z.object({ done: z.boolean() }),
  async run(ctx, { code, step, done, note }) {
    const row = await breachFor(ctx, code, true)
    if (!(await readSteps(ctx.db, row.id)).some(({ key }) => key === step)) throw breachErrors.unknown()
    const mark = { breach_id: row.id, step, done_at: ctx.now(), done_by: ctx.actor.accountId, note: note || null }
    if (done) await saveMark(ctx.db, mark)
    else await deleteMark(ctx.db, row.id, step)
    await ctx.record([breachEvent(done ? 'breach.step_done' : 'breach.step_reopened', row.id, { step })])
    return { done }
  },
})
