import { dueMoment, explainSteps } from '#kernel/clock/clock.ts'
import { civilDate, isoMoment } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { NATIONAL, workingCalendarFor } from '#modules/calendars/index.ts'
import { findProcedure } from '#modules/procedures/index.ts'
import { findUnit } from '#modules/units/index.ts'
import { limitOf } from '../deadline.rules.ts'
import { dossierErrors, invalid } from '../dossier.errors.ts'
import { AskClock } from '../dossier.schema.ts'
import { ClockAnswer } from '../dossier-view.schema.ts'

/** When would it be due? The promise that a dossier received at this moment would get, with its arithmetic. */
export const askClock = question({
  name: 'dossiers.clock',
  permission: 'anyone',
  input: AskClock,
  output: ClockAnswer,
  async run(ctx, input) {
    const receivedAt = input.receivedAt === undefined ? ctx.now() : momentOf(input.receivedAt)
    const day = civilDate(receivedAt)
    const procedure = await findProcedure(ctx.db, input.procedure, day, ctx.now())
    if (!procedure)
      throw invalid(dossierErrors.procedureUnknown, [{ path: 'procedure', code: dossierErrors.procedureUnknown }])
    if (input.unit !== undefined && !(await findUnit(ctx.db, input.unit, day)))
      throw invalid(dossierErrors.unitUnknown, [{ path: 'unit', code: dossierErrors.unitUnknown }])
    const limit = limitOf(procedure, input.channel)
    if (!limit) throw invalid(dossierErrors.channelClosed, [{ path: 'channel', code: dossierErrors.channelClosed }])
    const due = dueMoment(await workingCalendarFor(ctx.db, input.unit ?? NATIONAL, day), receivedAt, limit)
    const explanation = explainSteps(due.steps, ctx.t, ctx.locale)
    return { dueAt: isoMoment(due.dueAt), steps: due.steps, explanation, warnings: due.warnings }
  },
})

/** A moment without an offset is Vietnam's civil time. */
function momentOf(text: string): Date {
  return new Date(/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}+07:00`)
}
