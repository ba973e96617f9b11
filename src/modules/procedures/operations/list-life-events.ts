import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { readCatalogue } from '../procedure.questions.ts'
import { LifeEventView } from '../procedure-view.schema.ts'

/** The situations in which residents look for procedures, in the order of the data file. */
export const listLifeEvents = question({
  name: 'procedures.life-events',
  permission: 'anyone',
  input: z.strictObject({}),
  output: z.object({ items: z.array(LifeEventView) }),
  async run(ctx) {
    const { lifeEvents } = await readCatalogue(ctx.db, ctx.now())
    const items = lifeEvents.map((event) => ({
      key: event.key,
      name: event.name[ctx.locale],
      description: event.description[ctx.locale],
      procedures: event.procedures,
    }))
    return { items }
  },
})
