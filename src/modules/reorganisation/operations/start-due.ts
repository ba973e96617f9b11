import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { actEvent, WENT_ON } from '../reorganisation.events.ts'
import { SYSTEM } from '../reorganisation.policy.ts'
import { readDue } from '../reorganisation.reads.ts'
import { saveAct } from '../reorganisation.store.ts'

/** A step takes seconds: a job that has been silent for so long was cut off. */
const QUIET_MINUTES = 3

/** Begins confirmed acts whose day has come, and goes on with those whose job was cut off. */
export const startDue = operation({
  name: 'reorganisation.start-due',
  permission: SYSTEM,
  kind: 'write',
  input: z.object({}),
  output: z.object({ begun: z.int() }),
  async run(ctx) {
    const now = ctx.now()
    const due = await readDue(ctx.db, civilDate(now), new Date(now.getTime() - QUIET_MINUTES * 60_000))
    for (const { id, state } of due) {
      await saveAct(ctx.db, id, { state: state === 'scheduled' ? 'applying' : state, went_on_at: now })
      await ctx.record([actEvent(WENT_ON, id)])
    }
    return { begun: due.length }
  },
})
