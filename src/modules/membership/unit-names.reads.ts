import type { Ctx } from '#kernel/operation/ctx.ts'
import { findUnitsEver, nameOn, unitName, type Unit } from '#modules/units/index.ts'

/**
 * Names of units as of a day, in the language of the call. A branch is told with the unit above it, since every commune
 * has one of that name; a unit that ended before by its last name, with the day until which it stood.
 */
export async function unitNames(ctx: Ctx, codes: readonly string[], on: string): Promise<(code: string) => string> {
  const units = await findUnitsEver(ctx.db, codes, on)
  const above = await findUnitsEver(
    ctx.db,
    [...units.values()].flatMap((unit) => unit.parentCode ?? []),
    on,
  )
  return (code) => {
    const unit = units.get(code)
    const parent = unit?.parentCode ? above.get(unit.parentCode) : undefined
    if (!unit) return code
    // The top of an association needs no place: "Hội LHPN xã Núi Thành, Hội LHPN thành phố Đà Nẵng" says too much.
    const place = parent && parent.parentCode !== null ? [parent] : []
    return nameOn(ctx, unit, on, [unit, ...place].map((one) => unitName(one, ctx.locale)).join(', '))
  }
}

/** Of each of these units the one of its commune, or itself where there is none: a branch would say where she lives. */
export async function communesOf(ctx: Ctx, codes: readonly string[], on: string): Promise<Map<string, Unit>> {
  const units = await findUnitsEver(ctx.db, codes, on)
  const above = await findUnitsEver(ctx.db, [...new Set([...units.values()].flatMap(({ path }) => path))], on)
  return new Map(
    [...units].map(([code, unit]) => {
      const path = unit.path.flatMap((one) => above.get(one) ?? [])
      return [code, path.find(({ level }) => level.endsWith('_commune')) ?? unit]
    }),
  )
}
