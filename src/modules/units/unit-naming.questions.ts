import { formatCivilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findUnitsEver } from './unit.questions.ts'
import { unitName, type Unit } from './unit.rules.ts'

type Speaking = Pick<Ctx, 'db' | 'locale' | 't'>

/**
 * The one way to turn codes into names for people, in the language of the call, as of a day (`YYYY-MM-DD`): that of a
 * paper or today. A unit that ended before that day keeps its last name, with the day until which it stood unless a
 * `paper` names it; one that came later has its first. Only a code that was never a unit's answers as itself. What is not
 * remembered is asked for all codes together.
 */
export async function nameUnits(
  ctx: Speaking,
  codes: readonly string[],
  asOf: string,
  kind?: 'paper',
): Promise<(code: string) => string> {
  const units = await findUnitsEver(ctx.db, codes, asOf)
  return (code) => {
    const unit = units.get(code)
    if (!unit) return code
    return kind === 'paper' ? unitName(unit, ctx.locale) : nameOn(ctx, unit, asOf)
  }
}

/** The name (or fuller words) of a unit that `findUnitsEver` answered for a day: with the day it ended when that lies before. */
export function nameOn(
  ctx: Pick<Ctx, 'locale' | 't'>,
  unit: Unit,
  asOf: string,
  name = unitName(unit, ctx.locale),
): string {
  if (unit.validTo === null || unit.validTo >= asOf) return name
  return ctx.t('units.until', { name, date: formatCivilDate(unit.validTo) })
}
