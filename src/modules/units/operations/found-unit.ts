import { AppError } from '#kernel/errors/app-error.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import type { z } from 'zod'
import { unitErrors } from '../unit.errors.ts'
import { unitFounded } from '../unit.events.ts'
import { findTrees } from '../unit-level.reads.ts'
import { mayLieIn, nextCode, type UnitLevelType } from '../unit-level.rules.ts'
import { FoundUnit } from '../unit-level.schema.ts'
import { mayFoundIn } from '../unit.policy.ts'
import { forgetUnits } from '../unit.questions.ts'
import { GetUnit } from '../unit.schema.ts'
import { addUnit, lockUnit, readCodesOnceBelow, type StoredUnit } from '../unit.store.ts'

/**
 * Founds a unit from a day on, where the levels of its tree allow, and numbers it as its level says. The unit above is
 * locked: two who found at once get two numbers.
 */
export const foundUnit = operation({
  name: 'units.found',
  permission: 'units:found',
  kind: 'write',
  input: FoundUnit,
  output: GetUnit.pick({ code: true }),
  async run(ctx, input) {
    ctx.allow(mayFoundIn(ctx.actor, input.parent))
    const level = (await findTrees(ctx.db)).levels.find(({ key }) => key === input.level)
    const parent = input.parent === null ? undefined : await lockUnit(ctx.db, input.parent, input.from)
    if (!level || !mayLieIn(level, parent?.level ?? null)) throw misplaced()
    const unit = await newUnit(ctx, input, level, parent)
    await addUnit(ctx.db, unit)
    await ctx.record([
      unitFounded(unit, { name: unit.name, parent: unit.parent_code, from: input.from, reason: input.reason }),
    ])
    forgetUnits(ctx.db)
    return { code: unit.code }
  },
})

async function newUnit(
  ctx: Ctx,
  input: z.output<typeof FoundUnit>,
  level: UnitLevelType,
  parent: StoredUnit | undefined,
): Promise<StoredUnit> {
  const place = input.place ?? placeOf(parent)
  if (level.codePattern.includes('{place}') && place === null) throw misplaced()
  const taken = parent ? await readCodesOnceBelow(ctx.db, parent.code) : []
  const code = nextCode(level.codePattern, { place: place ?? '', parent: parent?.code ?? '' }, taken)
  return {
    id: ctx.ids.uuid(),
    code,
    tree: level.tree,
    level: level.key,
    name: input.name,
    name_en: input.nameEn,
    parent_code: parent?.code ?? null,
    place_code: place,
    identifier: code,
    details: {},
    valid_from: input.from,
    valid_to: null,
  }
}

// A department lies in the administration itself: its parent is its place.
const placeOf = (parent: StoredUnit | undefined) =>
  parent === undefined ? null : parent.tree === 'administration' ? parent.code : parent.place_code

const misplaced = () =>
  new AppError(unitErrors.misplaced, { kind: 'invalid', fields: [{ path: 'level', code: unitErrors.misplaced }] })
