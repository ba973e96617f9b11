import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { duesErrors } from './dues.errors.ts'
import { countOpenLines, findClosing, readBookYears } from './fund.reads.ts'
import { closedYears, readBalances } from './ledger.store.ts'
import { sumOf, type YearFigures } from './ledger.rules.ts'

/** What stands against closing a year of a book: codes of errors, empty when nothing does. */
export async function closingObstacles(ctx: Ctx, unit: string, year: number): Promise<string[]> {
  if (await findClosing(ctx.db, unit, year)) return [duesErrors.alreadyClosed]
  const found: string[] = []
  if (`${year}-12-31` >= civilDate(ctx.now())) found.push(duesErrors.yearRuns)
  const last = (await closedYears(ctx.db, [unit])).get(unit) ?? 0
  const earlier = (await readBookYears(ctx.db, unit)).filter((one) => one < year && one > last)
  if (earlier.length > 0) found.push(duesErrors.earlierYearOpen)
  if ((await countOpenLines(ctx.db, unit, year)) > 0) found.push(duesErrors.linesOpen)
  return found
}

/** Figures of a year that is about to be closed; `before` the closing entries. */
export async function yearFigures(ctx: Ctx, unit: string, year: number): Promise<YearFigures> {
  const balances = await readBalances(ctx.db, [unit], `${year}-12-31`)
  const money = sumOf(balances, 'cash', 'bank')
  const owedToOthers = 0 - sumOf(balances, 'payable')
  return {
    dues: 0 - sumOf(balances, 'dues'),
    share: 0 - sumOf(balances, 'share'),
    income: 0 - sumOf(balances, 'income'),
    expense: sumOf(balances, 'expense'),
    money,
    owedToOthers,
    own: money - owedToOthers,
  }
}
