import { civilDateOf } from '#kernel/clock/clock.ts'
import { question } from '#kernel/operation/operation.ts'
import { findLevelNames } from '../unit-level.reads.ts'
import { findUnits, getUnit } from '../unit.questions.ts'
import { unitName } from '../unit.rules.ts'
import { GetUnit, UnitView } from '../unit.schema.ts'

export const getUnitView = question({
  name: 'units.get',
  permission: 'anyone',
  input: GetUnit,
  output: UnitView,
  async run(ctx, input) {
    const asOf = input.asOf ?? civilDateOf(ctx.now())
    const unit = await getUnit(ctx.db, input.code, asOf)
    const above = unit.path.slice(0, -1).toReversed()
    const parents = await findUnits(ctx.db, above, asOf)
    const names = above.map((code) => parents.get(code)).filter((parent) => parent !== undefined)
    const levels = await findLevelNames(ctx.db, ctx.locale)
    const levelName = levels.get(unit.level) ?? unit.level
    return { ...unit, levelName, place: names.map((parent) => unitName(parent, ctx.locale)).join(', ') }
  },
})
