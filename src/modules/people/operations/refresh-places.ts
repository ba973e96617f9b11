import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { peopleAt, refreshWords, takeMovedPlaces } from '../person-words.store.ts'

/** Branches and groups have some dozens of people, communes some thousands. */
const UNITS = 20

/** When units came to lie elsewhere, their people are found under the new ones: some units at a time, until none is left. */
export const refreshPlaces = operation({
  name: 'people.refresh-places',
  permission: 'people:system',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ units: z.int(), people: z.int() }),
  async run(ctx) {
    const today = civilDate(ctx.now())
    const units = await takeMovedPlaces(ctx.db, today, UNITS)
    const people = await peopleAt(ctx.db, units)
    await refreshWords(ctx.db, people, today)
    return { units: units.length, people: people.length }
  },
})
