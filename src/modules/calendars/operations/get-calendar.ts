import { civilDateOf, type WeekHours } from '#kernel/clock/clock.ts'
import { formatTime } from '#kernel/clock/civil.ts'
import { question } from '#kernel/operation/operation.ts'
import { findUnits, getUnit, unitName } from '#modules/units/index.ts'
import { scopesFor } from '../calendar.questions.ts'
import { readDays, readHours, readPublishedYears, readVersion } from '../calendar.reads.ts'
import { CalendarView, GetCalendar } from '../calendar.schema.ts'
import { hoursOn, NATIONAL, nearestRows } from '../scope.rules.ts'

/** A year of a unit's calendar: the days that differ from its week, whose they are, and its hours. */
export const getCalendar = question({
  name: 'calendars.get',
  permission: 'anyone',
  input: GetCalendar,
  output: CalendarView,
  async run(ctx, input) {
    const today = civilDateOf(ctx.now())
    const year = input.year ?? Number(today.slice(0, 4))
    const unit = input.unit === NATIONAL ? undefined : await getUnit(ctx.db, input.unit, today)
    const scopes = await scopesFor(ctx.db, input.unit, today)
    const { version } = await readVersion(ctx.db)
    const [days, hoursRows, years, above] = await Promise.all([
      readDays(ctx.db, scopes, version, year),
      readHours(ctx.db, scopes, version),
      readPublishedYears(ctx.db, version),
      findUnits(ctx.db, unit?.path ?? [], today),
    ])
    const { scope: hoursScope, hours } = hoursOn(hoursRows, scopes, dayInYear(today, year))
    const published = years.find((row) => row.year === year)
    const names = Object.fromEntries([...above.values()].map((one) => [one.code, unitName(one, ctx.locale)]))
    return {
      unit: input.unit,
      name: unit ? unitName(unit, ctx.locale) : null,
      scopeNames: names,
      year,
      today,
      published: published !== undefined,
      publishedSource: published?.source ?? null,
      hours: weekView(hours),
      hoursScope,
      days: nearestRows(days, scopes),
      version,
    }
  },
})

/** The day whose hours a year is shown with: today in this year, else the year's nearest end. */
function dayInYear(today: string, year: number): string {
  const start = `${year}-01-01`
  const end = `${year}-12-31`
  if (today < start) return start
  return today > end ? end : today
}

function weekView(hours: WeekHours): CalendarView['hours'] {
  return ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) =>
    hours[weekday].map((session) => ({ from: formatTime(session.from), to: formatTime(session.to) })),
  )
}
