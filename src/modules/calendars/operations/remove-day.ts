import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { calendarErrors } from '../calendar.errors.ts'
import { calendarChanged } from '../calendar.events.ts'
import { mayManageCalendar } from '../calendar.policy.ts'
import { forgetCalendars } from '../calendar.questions.ts'
import { Changed, RemoveDay } from '../calendar.schema.ts'
import { beginChange, removeDay as takeOut } from '../calendar.store.ts'

/** Takes a day out of a calendar. The row stays in the earlier versions, so past arithmetic can be shown again. */
export const removeDay = operation({
  name: 'calendars.remove-day',
  permission: 'calendars:manage',
  kind: 'write',
  input: RemoveDay,
  output: Changed,
  async run(ctx, { scope, date, reason }) {
    ctx.allow(mayManageCalendar(ctx.actor, scope))
    const change = await beginChange(ctx.db, scope, ctx.ids.uuid())
    const removed = await takeOut(ctx.db, change, date)
    if (!removed) throw new AppError(calendarErrors.noSuchDay, { kind: 'conflict' })
    await ctx.record([calendarChanged(change, 'day_removed', Number(date.slice(0, 4)), { date, ...removed, reason })])
    forgetCalendars(ctx.db)
    return { scope, version: change.version }
  },
})
