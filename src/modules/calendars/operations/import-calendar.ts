import { operation } from '#kernel/operation/operation.ts'
import { calendarChanged } from '../calendar.events.ts'
import { mayManageCalendar } from '../calendar.policy.ts'
import { forgetCalendars } from '../calendar.questions.ts'
import { ImportCalendar, ImportedCalendar } from '../calendar.schema.ts'
import { addDays, addPublishedYears, beginChange } from '../calendar.store.ts'
import { isProvisional, NATIONAL } from '../scope.rules.ts'

/** Brings in national days and published years. May be repeated: a date that has a row keeps it. */
export const importCalendar = operation({
  name: 'calendars.import',
  permission: 'calendars:manage',
  kind: 'write',
  input: ImportCalendar,
  output: ImportedCalendar,
  async run(ctx, input) {
    ctx.allow(mayManageCalendar(ctx.actor, NATIONAL))
    const change = await beginChange(ctx.db, NATIONAL, ctx.ids.uuid())
    const days = input.days.map((day) => ({
      ...day,
      id: ctx.ids.uuid(),
      reason: null,
      provisional: isProvisional(day.source),
    }))
    const dates = await addDays(ctx.db, change, days)
    const years = await addPublishedYears(ctx.db, change.version, input.years)
    const touched = [...new Set([...dates.map((date) => Number(date.slice(0, 4))), ...years])].toSorted((a, b) => a - b)
    const inYear = (year: number) => dates.filter((date) => date.startsWith(String(year)))
    await ctx.record(
      touched.map((year) =>
        calendarChanged(change, 'imported', year, { dates: inYear(year), published: years.includes(year) }),
      ),
    )
    forgetCalendars(ctx.db)
    return { days: dates.length, years: years.length }
  },
})
