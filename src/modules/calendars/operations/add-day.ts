import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { calendarErrors } from '../calendar.errors.ts'
import { calendarChanged } from '../calendar.events.ts'
import { mayManageCalendar } from '../calendar.policy.ts'
import { forgetCalendars } from '../calendar.questions.ts'
import { AddDay, Changed } from '../calendar.schema.ts'
import { addDays, beginChange } from '../calendar.store.ts'
import { isProvisional } from '../scope.rules.ts'

/**
 * Adds a day to a calendar: a holiday, a swapped day, a closure (storm). Promised dates do not move: subscribers of
 * `calendar.changed` propose new ones, and someone confirms each with a reason.
 */
export const addDay = operation({
  name: 'calendars.add-day',
  permission: 'calendars:manage',
  kind: 'write',
  input: AddDay,
  output: Changed,
  async run(ctx, { scope, ...day }) {
    ctx.allow(mayManageCalendar(ctx.actor, scope))
    const change = await beginChange(ctx.db, scope, ctx.ids.uuid())
    const added = await addDays(ctx.db, change, [
      { ...day, id: ctx.ids.uuid(), provisional: isProvisional(day.source) },
    ])
    if (added.length === 0)
      throw new AppError(calendarErrors.dayTaken, {
        kind: 'conflict',
        fields: [{ path: 'date', code: calendarErrors.dayTaken }],
      })
    await ctx.record([calendarChanged(change, 'day_added', Number(day.date.slice(0, 4)), day)])
    forgetCalendars(ctx.db)
    return { scope, version: change.version }
  },
})
