import type { Ctx } from '#kernel/operation/ctx.ts'
import { findUnits, unitName, type Unit } from '#modules/units/index.ts'

/**
 * Names of units as of a day, in the language of the call. A branch is told with the unit above it, since every commune
 * has one of that name; a unit that does not stand on that day is told by its code.
 */
export async function unitNames(ctx: Ctx, codes: readonly string[], on: string): Promise<(code: string) => string> {
  const units = await findUnits(ctx.db, codes, on)
  const above = await findUnits(
    ctx.db,
    [...units.values()].flatMap((unit) => unit.parentCode ?? []),
    on,
  )
  return (code) => {
    const unit = units.get(code)
    const parent = unit?.parentCode ? above.get(unit.parentCode) : undefined
    if (!unit) return code
    // The top of an association needs no place: "Hội LHPN xã Núi Thành, Hội LHPN thành phố Đà Nẵng" says too much.
    const needsPlace = parent && parent.parentCode !== null
    return needsPlace ? `${unitName(unit, ctx.locale)}, ${unitName(parent, ctx.locale)}` : unitName(unit, ctx.locale)
  }
}

/** Of each of these units the one of its commune, or itself where there is none: a branch would say where she lives. */
export async function communesOf(ctx: Ctx, codes: readonly string[], on: string): Promise<Map<string, Unit>> {
  const units = await findUnits(ctx.db, codes, on)
  const above = await findUnits(ctx.db, [...new Set([...units.values()].flatMap(({ path }) => path))], on)
  return new Map(
    [...units].map(([code, unit]) => {
      const path = unit.path.flatMap((one) => above.get(one) ?? [])
      return [code, path.find(({ level }) => level.endsWith('_commune')) ?? unit]
    }),
  )
}
