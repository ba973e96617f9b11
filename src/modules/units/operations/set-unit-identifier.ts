import { civilDateOf } from '#kernel/clock/clock.ts'
import { operation } from '#kernel/operation/operation.ts'
import { unitIdentifierSet } from '../unit.events.ts'
import { mayManageUnit } from '../unit.policy.ts'
import { forgetUnits } from '../unit.questions.ts'
import { GetUnit, SetUnitIdentifier } from '../unit.schema.ts'
import { lockUnit, setIdentifier } from '../unit.store.ts'

/** Sets the identifier that the unit's dossier codes begin with. Codes given out keep the one they have. */
export const setUnitIdentifier = operation({
  name: 'units.set-identifier',
  permission: 'units:manage',
  kind: 'write',
  input: SetUnitIdentifier,
  output: GetUnit.pick({ code: true }),
  async run(ctx, input) {
    ctx.allow(mayManageUnit(ctx.actor, input.code))
    const today = civilDateOf(ctx.now())
    const unit = await lockUnit(ctx.db, input.code, today)
    if (unit.identifier === input.identifier) return { code: input.code }
    await setIdentifier(ctx.db, unit.code, today, input.identifier)
    await ctx.record([
      unitIdentifierSet(unit, { before: unit.identifier, identifier: input.identifier, reason: input.reason }),
    ])
    forgetUnits(ctx.db)
    return { code: input.code }
  },
})
