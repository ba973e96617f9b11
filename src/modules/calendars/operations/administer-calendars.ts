import { civilDateOf } from '#kernel/clock/clock.ts'
import { question } from '#kernel/operation/operation.ts'
import { findUnits, unitName } from '#modules/units/index.ts'
import { mayManageCalendar } from '../calendar.policy.ts'
import { AdministerCalendars, AdministeredCalendars } from '../calendar.schema.ts'
import { NATIONAL } from '../scope.rules.ts'

/** The calendars an administrator keeps, widest first. With `scope`: refused unless that one is hers to keep. */
export const administerCalendars = question({
  name: 'calendars.administer',
  permission: 'calendars:manage',
  input: AdministerCalendars,
  output: AdministeredCalendars,
  async run(ctx, input) {
    if (input.scope !== undefined) ctx.allow(mayManageCalendar(ctx.actor, input.scope))
    const held = ctx.actor.positions.filter((position) => position.permissions.has('calendars:manage'))
    const units = await findUnits(
      ctx.db,
      held.map((position) => position.unitCode),
      civilDateOf(ctx.now()),
    )
    const national = mayManageCalendar(ctx.actor, NATIONAL).allowed ? [{ scope: NATIONAL, name: null }] : []
    const own = [...units.values()].toSorted((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1))
    return { scopes: [...national, ...own.map((unit) => ({ scope: unit.code, name: unitName(unit, ctx.locale) }))] }
  },
})
