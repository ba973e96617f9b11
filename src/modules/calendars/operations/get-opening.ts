import { civilDateOf } from '#kernel/clock/clock.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { workingCalendarFor } from '../calendar.questions.ts'
import { GetOpening, OpeningView } from '../calendar.schema.ts'
import { openingAt } from '../opening.rules.ts'
import { getCalendar } from './get-calendar.ts'

const SHOWN = 8

/** Is the office open now, until when, and the next days that differ from its week. */
export const getOpening = question({
  name: 'calendars.opening',
  permission: 'anyone',
  input: GetOpening,
  output: OpeningView,
  async run(ctx, input) {
    const today = civilDateOf(ctx.now())
    const year = Number(today.slice(0, 4))
    const [calendar, next, working] = await Promise.all([
      getCalendar.run(ctx, { unit: input.unit, year }),
      getCalendar.run(ctx, { unit: input.unit, year: year + 1 }),
      workingCalendarFor(ctx.db, input.unit, today),
    ])
    const { open, until } = openingAt(working, ctx.now())
    const later = next.published ? next.days : next.days.map((day) => ({ ...day, provisional: true }))
    const upcoming = [...calendar.days, ...later].filter((day) => day.date >= today).slice(0, SHOWN)
    return { calendar, open, until: until ? isoMoment(until) : null, upcoming }
  },
})
