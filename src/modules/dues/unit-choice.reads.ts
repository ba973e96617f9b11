import { holds, unitsWith } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import {
  findUnits,
  findUnitsEver,
  getUnit,
  nameUnits,
  standsOn,
  unitCodesUnder,
  unitName,
  unknownUnit,
  type Unit,
} from '#modules/units/index.ts'
import { notFound } from './dues.errors.ts'
import type { UnitChoice } from './dues.schema.ts'

export type Around = { unit: UnitChoice; above: UnitChoice[]; below: UnitChoice[] }

/** A unit with those right below it, and those above that the actor may see. */
export async function unitsAround(ctx: Ctx, code: string, permission: string): Promise<Around> {
  const today = civilDate(ctx.now())
  const unit = await getUnit(ctx.db, code, today)
  const under = await findUnits(ctx.db, await unitCodesUnder(ctx.db, code, today), today)
  const over = await findUnits(ctx.db, unit.path, today)
  const choice = (one: typeof unit): UnitChoice => ({ code: one.code, name: unitName(one, ctx.locale) })
  return {
    unit: choice(unit),
    above: unit.path.flatMap((one) => {
      const found = over.get(one)
      return one !== code && found && holds(ctx.actor, permission, one) ? [choice(found)] : []
    }),
    below: [...under.values()]
      .filter(({ parentCode }) => parentCode === code)
      .map(choice)
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  }
}

/**
 * The unit whose book this is, with the day on which it is looked at: today, or the last day of one that ended, for its
 * book stays to be read by who goes on for it. Throws `units.unknown`.
 */
export async function bookUnit(ctx: Ctx, code: string): Promise<{ unit: Unit; on: string; ended: boolean }> {
  const today = civilDate(ctx.now())
  const unit = (await findUnitsEver(ctx.db, [code], today)).get(code)
  if (!unit || unit.validFrom > today) throw unknownUnit(code)
  return standsOn(unit, today) ? { unit, on: today, ended: false } : { unit, on: unit.validTo ?? today, ended: true }
}

/** Names of units today, by code; a unit that is no more with the day until which it stood. */
export async function unitNames(ctx: Ctx, codes: readonly string[]): Promise<(code: string) => UnitChoice> {
  const nameOf = await nameUnits(ctx, codes, civilDate(ctx.now()))
  return (code) => ({ code, name: nameOf(code) })
}

/** The unit that somebody works at who names none: that of her first position with this right. */
export function workingUnit(ctx: Ctx, permission: string): string {
  const own = ctx.actor.positions.find(({ permissions }) => permissions.has(permission))?.unitCode
  const all = unitsWith(ctx.actor, permission)
  const unit = own ?? (all === 'all' ? undefined : all[0])
  if (unit === undefined) throw notFound()
  return unit
}
