import { holds } from '#kernel/access/actor.ts'
import { civilDateOf } from '#kernel/clock/clock.ts'
import { readCursor, writeCursor } from '#kernel/operation/cursor.ts'
import { question } from '#kernel/operation/operation.ts'
import { mayManageUnit } from '../unit.policy.ts'
import { findLevelNames } from '../unit-level.reads.ts'
import { findUnits, getUnit } from '../unit.questions.ts'
import { readUnitList } from '../unit-list.reads.ts'
import { toUnit } from '../unit.reads.ts'
import { ADMINISTRATION, unitName, type Unit } from '../unit.rules.ts'
import { AdministeredBranch, AdministerUnits, type UnitView } from '../unit.schema.ts'

/** What an administrator sees of the tree: a unit in her care with its units below, or the tops of her branches. */
export const administerUnits = question({
  name: 'units.administer',
  permission: 'units:manage',
  input: AdministerUnits,
  output: AdministeredBranch,
  async run(ctx, input) {
    const asOf = civilDateOf(ctx.now())
    const levels = await findLevelNames(ctx.db, ctx.locale)
    const named = (unit: Unit, place = ''): UnitView => ({
      ...unit,
      levelName: levels.get(unit.level) ?? unit.level,
      place,
    })
    const tops = ctx.actor.positions
      .filter((position) => position.permissions.has('units:manage'))
      .map((position) => position.unitCode)
    if (input.code === undefined && ctx.actor.kind !== 'system') {
      const found = await findUnits(ctx.db, tops, asOf)
      return { unit: null, above: [], items: [...found.values()].map((unit) => named(unit)), next: null }
    }
    const unit = input.code === undefined ? undefined : await getUnit(ctx.db, input.code, asOf)
    if (unit) ctx.allow(mayManageUnit(ctx.actor, unit.code))
    const [key, code] = input.cursor ? readCursor(input.cursor, 2).map(String) : []
    const branch = unit ? { tree: unit.tree, parent: unit.code } : { tree: ADMINISTRATION, level: 'province' }
    const filter = { asOf, limit: input.limit + 1, ...branch }
    const rows = await readUnitList(
      ctx.db,
      filter,
      'name',
      key !== undefined && code !== undefined ? { key, code } : undefined,
    )
    const items = rows.slice(0, input.limit).map((row) => named(toUnit(row), row.place_vi))
    const last = rows.length > input.limit ? rows[input.limit - 1] : undefined
    const next = last ? writeCursor([last.sort_key, last.code]) : null
    const parents = await findUnits(ctx.db, (unit?.path ?? []).slice(0, -1), asOf)
    const above = [...parents.values()]
      .filter((parent) => holds(ctx.actor, 'units:manage', parent.code))
      .map((parent) => ({ code: parent.code, name: unitName(parent, ctx.locale) }))
    return { unit: unit ? named(unit) : null, above, items, next }
  },
})
