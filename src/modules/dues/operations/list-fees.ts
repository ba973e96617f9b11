import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { associationOfTree } from '#modules/membership/index.ts'
import { findTrees, getUnit, unitName } from '#modules/units/index.ts'
import { mayAtUnit, READ } from '../dues.policy.ts'
import { FeeView, MaybeUnit, UnitChoice } from '../dues.schema.ts'
import { readFees } from '../fee.reads.ts'
import { unitNames, workingUnit } from '../unit-choice.reads.ts'

/** Fees that hold for a unit: its own, those of the units above and of the whole association; newest year first. */
export const listFees = question({
  name: 'dues.list-fees',
  permission: READ,
  input: z.strictObject({ unit: MaybeUnit }),
  output: z.object({
    unit: UnitChoice,
    association: z.string(),
    levels: z.array(z.object({ key: z.string(), name: z.string() })),
    items: z.array(FeeView),
  }),
  async run(ctx, { unit: asked }) {
    const code = asked ?? workingUnit(ctx, READ)
    ctx.allow(mayAtUnit(ctx.actor, READ, code))
    const today = civilDate(ctx.now())
    const unit = await getUnit(ctx.db, code, today)
    const association = (await associationOfTree(ctx.db, unit.tree))?.key ?? ''
    const fees = await readFees(ctx.db, unit.path, Number(today.slice(0, 4)) + 1)
    const { levels } = await findTrees(ctx.db)
    const named = await unitNames(ctx, unit.path)
    return {
      unit: { code, name: unitName(unit, ctx.locale) },
      association,
      levels: levels
        .filter(({ tree }) => tree === unit.tree)
        .map(({ key, names }) => ({ key, name: names[ctx.locale] })),
      items: fees
        .filter((fee) => fee.association === association)
        .map((fee) => ({ ...fee, shares: [...fee.shares], unitName: fee.unit === null ? '' : named(fee.unit).name })),
    }
  },
})
