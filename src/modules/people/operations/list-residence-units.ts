import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { ADMINISTRATION, findUnits, unitName, type Unit } from '#modules/units/index.ts'
import { WRITE, writableUnits } from '../person.policy.ts'

/** Communes whose people the actor may register: her own, and those that her association's units work in. */
export const listResidenceUnits = question({
  name: 'people.list-residence-units',
  permission: WRITE,
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }),
  async run(ctx) {
    const units = await residenceUnits(ctx)
    if (units === 'all') return { items: [] }
    return {
      items: units
        .map((unit) => ({ code: unit.code, name: unitName(unit, ctx.locale) }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
        .slice(0, 500),
    }
  },
})

/** Communes that somebody works for who may write people down: hers, and those where her association's units lie. */
export async function residenceUnits(ctx: Pick<Ctx, 'db' | 'now' | 'actor'>): Promise<Unit[] | 'all'> {
  const today = civilDate(ctx.now())
  const codes = writableUnits(ctx.actor)
  if (codes === 'all') return 'all'
  const own = await findUnits(ctx.db, codes, today)
  const places = [...own.values()].flatMap(({ placeCode, code, tree }) =>
    tree === ADMINISTRATION ? [code] : (placeCode ?? []),
  )
  return [...(await findUnits(ctx.db, places, today)).values()].filter(({ level }) => level === 'commune')
}
