import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { calendarErrors } from '../calendar.errors.ts'
import { calendarChanged } from '../calendar.events.ts'
import { mayManageCalendar } from '../calendar.policy.ts'
import { forgetCalendars } from '../calendar.questions.ts'
import { Changed, PublishYear } from '../calendar.schema.ts'
import { addPublishedYears, beginChange } from '../calendar.store.ts'
import { NATIONAL } from '../scope.rules.ts'

/** Says that the yearly notice of a year is in the calendar: due dates in it no longer carry a warning. */
export const publishYear = operation({
  name: 'calendars.publish-year',
  permission: 'calendars:manage',
  kind: 'write',
  input: PublishYear,
  output: Changed,
  async run(ctx, { year, source, reason }) {
    ctx.allow(mayManageCalendar(ctx.actor, NATIONAL))
    const change = await beginChange(ctx.db, NATIONAL, ctx.ids.uuid())
    const added = await addPublishedYears(ctx.db, change.version, [{ year, source }])
    if (added.length === 0)
      throw new AppError(calendarErrors.yearPublished, { kind: 'conflict', params: { year: String(year) } })
    await ctx.record([calendarChanged(change, 'year_published', year, { source, reason })])
    forgetCalendars(ctx.db)
    return { scope: NATIONAL, version: change.version }
  },
})
