import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { associationOfTree } from '#modules/membership/index.ts'
import { CivilDay, findUnits, mapOnto, unitName } from '#modules/units/index.ts'
import { mapDays } from '../asked.reads.ts'
import { READ } from '../statistics.policy.ts'
import { Choices } from '../statistics.schema.ts'

/** Units of associations where the caller reads figures, as the map of a day has them, and the maps there are. */
export const listChoices = question({
  name: 'statistics.list-choices',
  permission: READ,
  input: z.strictObject({ map: z.union([CivilDay, z.literal('')]).optional() }),
  output: Choices,
  async run(ctx, input) {
    const today = civilDate(ctx.now())
    const map = input.map || today
    const tops = [...new Set(ctx.actor.positions.flatMap((one) => (one.permissions.has(READ) ? [one.unitCode] : [])))]
    const mapped = await mapOnto(ctx.db, tops, today, map)
    const onMap = tops.flatMap((top) => mapped.get(top) ?? []).map(({ code }) => code)
    const found = await findUnits(ctx.db, onMap, map)
    // In the order of her positions: the page begins with the first.
    const units = [...new Set(onMap)].flatMap((code) => found.get(code) ?? [])
    const trees = new Map(
      await Promise.all(
        [...new Set(units.map(({ tree }) => tree))].map(
          async (tree) => [tree, await associationOfTree(ctx.db, tree)] as const,
        ),
      ),
    )
    return {
      units: units
        .filter(({ tree }) => trees.get(tree) !== undefined)
        .map((unit) => ({ code: unit.code, name: unitName(unit, ctx.locale), tree: unit.tree })),
      maps: await mapDays(ctx),
    }
  },
})
