import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { ADMINISTRATION, findUnits, unitName } from '#modules/units/index.ts'
import { WRITE, writableUnits } from '../person.policy.ts'

/** Communes whose people the actor may register: her own, and those that her association's units work in. */
export const listResidenceUnits = question({
  name: 'people.list-residence-units',
  permission: WRITE,
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }),
  async run(ctx) {
    const today = civilDate(ctx.now())
    const codes = writableUnits(ctx.actor)
    if (codes === 'all') return { items: [] }
    const own = await findUnits(ctx.db, codes, today)
    const places = [...own.values()].flatMap(({ placeCode, code, tree }) =>
      tree === ADMINISTRATION ? [code] : (placeCode ?? []),
    )
    const units = [...(await findUnits(ctx.db, places, today)).values()].filter(({ level }) => level === 'commune')
    return {
      items: units
        .map((unit) => ({ code: unit.code, name: unitName(unit, ctx.locale) }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
        .slice(0, 500),
    }
  },
})
