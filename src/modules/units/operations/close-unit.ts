import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { unitErrors } from '../unit.errors.ts'
import { unitClosed } from '../unit.events.ts'
import { mayManageUnit } from '../unit.policy.ts'
import { forgetUnits } from '../unit.questions.ts'
import { CloseUnit, GetUnit } from '../unit.schema.ts'
import { endUnit, hasChildrenAfter, lockUnit } from '../unit.store.ts'

/** Ends a unit with a last day (a merger, say). One that others still lie in stays until they are closed or moved. */
export const closeUnit = operation({
  name: 'units.close',
  permission: 'units:manage',
  kind: 'write',
  input: CloseUnit,
  output: GetUnit.pick({ code: true }),
  async run(ctx, input) {
    ctx.allow(mayManageUnit(ctx.actor, input.code))
    const unit = await lockUnit(ctx.db, input.code, input.lastDay)
    if (unit.valid_to !== null) throw new AppError(unitErrors.changedLater, { kind: 'conflict' })
    if (await hasChildrenAfter(ctx.db, unit.code, input.lastDay))
      throw new AppError(unitErrors.hasChildren, { kind: 'conflict' })
    await endUnit(ctx.db, unit.id, input.lastDay)
    await ctx.record([unitClosed(unit, { lastDay: input.lastDay, reason: input.reason })])
    forgetUnits(ctx.db)
    return { code: input.code }
  },
})
