import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { unitErrors } from '../unit.errors.ts'
import { unitRenamed } from '../unit.events.ts'
import { mayManageUnit } from '../unit.policy.ts'
import { forgetUnits } from '../unit.questions.ts'
import { dayBefore } from '../unit.rules.ts'
import { GetUnit, RenameUnit } from '../unit.schema.ts'
import { addUnit, endUnit, lockUnit } from '../unit.store.ts'

/**
 * Gives a unit another name from a day on. The old name keeps its days: a paper issued under it stays right. The row
 * is cut in two, so a unit that was changed from a later day on already must be looked at first.
 */
export const renameUnit = operation({
  name: 'units.rename',
  permission: 'units:manage',
  kind: 'write',
  input: RenameUnit,
  output: GetUnit.pick({ code: true }),
  async run(ctx, input) {
    ctx.allow(mayManageUnit(ctx.actor, input.code))
    const unit = await lockUnit(ctx.db, input.code, input.from)
    if (unit.valid_to !== null || unit.valid_from === input.from)
      throw new AppError(unitErrors.changedLater, { kind: 'conflict' })
    await endUnit(ctx.db, unit.id, dayBefore(input.from))
    await addUnit(ctx.db, {
      ...unit,
      id: ctx.ids.uuid(),
      name: input.name,
      name_en: input.nameEn,
      valid_from: input.from,
    })
    await ctx.record([
      unitRenamed(unit, {
        before: unit.name,
        name: input.name,
        nameEn: input.nameEn,
        from: input.from,
        reason: input.reason,
      }),
    ])
    forgetUnits(ctx.db)
    return { code: input.code }
  },
})
