import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { AnyUnitCode, getUnit } from '#modules/units/index.ts'
import { closingPrint } from '../closing-print.rules.ts'
import { yearFigures } from '../closing.reads.ts'
import type { YearFigures } from '../ledger.rules.ts'
import { mayAtUnit, READ } from '../dues.policy.ts'
import { FileAnswer, Year } from '../dues.schema.ts'
import { findClosing, readJournals, readMonths } from '../fund.reads.ts'
import { bookUnit } from '../unit-choice.reads.ts'

/** The year of a fund on paper: as it was closed, or as it stands while it is open. */
export const printYear = question({
  name: 'dues.print-year',
  permission: READ,
  input: z.strictObject({ unit: AnyUnitCode, year: Year }),
  output: FileAnswer,
  async run(ctx, { unit: code, year }) {
    ctx.allow(mayAtUnit(ctx.actor, READ, code))
    const today = civilDate(ctx.now())
    const { unit, on } = await bookUnit(ctx, code)
    const above = unit.parentCode === null ? undefined : await getUnit(ctx.db, unit.parentCode, on)
    const closing = await findClosing(ctx.db, code, year)
    const journals = await readJournals(ctx, code, { year, limit: 500 })
    const data = closingPrint(
      {
        agency: [...(above ? [above.name] : []), unit.name],
        year,
        decision: closing?.decision ?? ctx.t('dues.print.open'),
        issuedOn: closing ? civilDate(closing.closed_at) : today,
        figures: closing ? (closing.figures as YearFigures) : await yearFigures(ctx, code, year),
        months: await readMonths(ctx.db, code, year),
        expenses: journals.items.filter(({ kind, reversed }) => kind === 'expense' && !reversed).toReversed(),
      },
      ctx.t,
      ctx.locale,
    )
    const bytes = await ctx.services.pdf.render({ template: 'dues/year-report', data })
    return { bytes, mediaType: 'application/pdf', name: `quy-hoi-${code}-${year}.pdf` }
  },
})
