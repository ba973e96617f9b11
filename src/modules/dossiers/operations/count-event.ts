import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { countChange } from '../counts.rules.ts'
import { countOnce, readFigures } from '../counts.store.ts'

const Event = z.object({
  streamId: z.uuid(),
  seq: z.int(),
  type: z.string(),
  at: z.string(),
  data: z.record(z.string(), z.unknown()),
})

/** Keeps the daily figures of a unit; the same event may come twice and counts once. */
export const countEvent = operation({
  name: 'dossiers.count-event',
  permission: 'dossiers:system',
  kind: 'write',
  input: z.object({ event: Event }),
  output: z.object({ counted: z.boolean() }),
  async run(ctx, { event }) {
    const change = countChange(event)
    return { counted: change !== undefined && (await countOnce(ctx.db, event, change)) }
  },
})

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Count = z.int()

/** Public figures of a unit: how many dossiers were received and resolved, and how many on time. Default: this year. */
export const unitFigures = question({
  name: 'dossiers.figures',
  permission: 'anyone',
  input: z.strictObject({ unit: z.string().max(40), from: Day.optional(), to: Day.optional() }),
  output: z.object({
    unit: z.string(),
    from: z.string(),
    to: z.string(),
    received: Count,
    resolved: Count,
    early: Count,
    onTime: Count,
    overdue: Count,
    refused: Count,
    withdrawn: Count,
    stopped: Count,
    returned: Count,
    supplements: Count,
    /** Share of resolved dossiers that were early or on time; null when none was resolved. */
    onTimeShare: z.number().nullable(),
  }),
  async run(ctx, input) {
    const today = civilDate(ctx.now())
    const from = input.from ?? `${today.slice(0, 4)}-01-01`
    const to = input.to ?? today
    const { on_time: onTime, ...figures } = await readFigures(ctx.db, input.unit, from, to)
    const finished = figures.early + onTime + figures.overdue
    return {
      unit: input.unit,
      from,
      to,
      ...figures,
      onTime,
      onTimeShare: finished === 0 ? null : (figures.early + onTime) / finished,
    }
  },
})
