import { civilDateOf } from '#kernel/clock/clock.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { findUnits, findUnitsEver, leadsOn, unitName } from '#modules/units/index.ts'
import { workingCalendarFor } from '../calendar.questions.ts'
import { GetOpening, OpeningView } from '../calendar.schema.ts'
import { openingAt } from '../opening.rules.ts'
import { NATIONAL } from '../scope.rules.ts'
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
    const ledFrom = await whereLed(ctx, input.unit, today)
    const unit = ledFrom?.heirs[0]?.code ?? input.unit
    const [calendar, next, working] = await Promise.all([
      getCalendar.run(ctx, { unit, year }),
      getCalendar.run(ctx, { unit, year: year + 1 }),
      workingCalendarFor(ctx.db, unit, today),
    ])
    const { open, until } = openingAt(working, ctx.now())
    const later = next.published ? next.days : next.days.map((day) => ({ ...day, provisional: true }))
    const upcoming = [...calendar.days, ...later].filter((day) => day.date >= today).slice(0, SHOWN)
    return { calendar, open, until: until ? isoMoment(until) : null, upcoming, ledFrom }
  },
})

/** An old paper or QR code names a unit that is no more: who goes on for it, by the reforms since. */
async function whereLed(ctx: Ctx, code: string, today: string): Promise<OpeningView['ledFrom']> {
  if (code === NATIONAL) return null
  const asked = (await findUnitsEver(ctx.db, [code], today)).get(code)
  if (!asked || asked.validTo === null || asked.validTo >= today) return null
  const codes = (await leadsOn(ctx.db, code, today)).map((heir) => heir.code)
  const heirs = [...(await findUnits(ctx.db, codes, today)).values()]
  if (heirs.length === 0) return null
  return {
    name: unitName(asked, ctx.locale),
    lastDay: asked.validTo,
    heirs: heirs.map((heir) => ({ code: heir.code, name: unitName(heir, ctx.locale) })),
  }
}
