import { civilDateOf } from '#kernel/clock/clock.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { unitErrors } from '../unit.errors.ts'
import { unitDetailsSet } from '../unit.events.ts'
import { readDetails } from '../unit-details.rules.ts'
import { findTrees } from '../unit-level.reads.ts'
import { SetUnitDetails } from '../unit-level.schema.ts'
import { mayDescribeUnit } from '../unit.policy.ts'
import { forgetUnits } from '../unit.questions.ts'
import { lockUnit, saveDetails } from '../unit.store.ts'

/** Sets what a unit says of itself in the fields of its level (households, date of founding, ...). */
export const setUnitDetails = operation({
  name: 'units.set-details',
  permission: 'units:found',
  kind: 'write',
  input: SetUnitDetails,
  output: SetUnitDetails.pick({ code: true }),
  async run(ctx, input) {
    ctx.allow(mayDescribeUnit(ctx.actor, input.code))
    const unit = await lockUnit(ctx.db, input.code, civilDateOf(ctx.now()))
    const level = (await findTrees(ctx.db)).levels.find(({ key }) => key === unit.level)
    const { details, wrong } = readDetails(level?.fields ?? [], input.details)
    if (wrong.length > 0)
      throw new AppError(unitErrors.badDetail, {
        kind: 'invalid',
        fields: wrong.map((key) => ({ path: `details.${key}`, code: unitErrors.badDetail })),
      })
    await saveDetails(ctx.db, unit.id, details)
    await ctx.record([unitDetailsSet(unit, { before: unit.details, details })])
    forgetUnits(ctx.db)
    return { code: input.code }
  },
})
