import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { dayBefore, findUnit, leadsOn, successionDays, type Unit } from '#modules/units/index.ts'
import { periodOf, type Period } from './period.rules.ts'
import { invalid, statisticsErrors } from './statistics.errors.ts'
import { mayReadFigures } from './statistics.policy.ts'

export type Given = { unit: string; period: string; map?: string | undefined }
/** `heirs`: what the unit is today, by which rights are held. */
export type Found = { unit: Unit; period: Period; asOf: string; today: string; map: string; heirs: string[] }

/** Unit, period and map of a question, with the rights of the caller checked. Throws `statistics.not_on_map`, `not_begun`. */
export async function findAsked(ctx: Ctx, given: Given): Promise<Found> {
  const today = civilDate(ctx.now())
  const period = periodOf(given.period)
  if (period.from > today) throw invalid('period', statisticsErrors.notBegun)
  const map = given.map || today
  const heirs = (await leadsOn(ctx.db, given.unit, today, map)).map(({ code }) => code)
  ctx.allow(mayReadFigures(ctx.actor, heirs))
  const unit = await findUnit(ctx.db, given.unit, map)
  if (!unit) throw invalid('map', statisticsErrors.notOnMap)
  return { unit, period, map, heirs, today, asOf: period.to < today ? period.to : today }
}

/** Days whose maps can be asked for: today, and the last day of each map of the ten years before. */
export async function mapDays(ctx: Ctx): Promise<string[]> {
  const today = civilDate(ctx.now())
  const days = await successionDays(ctx.db, `${Number(today.slice(0, 4)) - 10}-01-01`, today)
  return [today, ...days.map(dayBefore).toReversed()]
}
