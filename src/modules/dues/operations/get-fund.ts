import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { question } from '#kernel/operation/operation.ts'
import { getUnit } from '#modules/units/index.ts'
import { findBankAccount } from '../bank-account.store.ts'
import { closingObstacles } from '../closing.reads.ts'
import { mayAtUnit, READ } from '../dues.policy.ts'
import { FormerFund, FundTotals, FundView, GetFund, ListFunds, UnitChoice } from '../dues.schema.ts'
import { bookToday, readFormerFunds } from '../former-funds.reads.ts'
import { findClosing, readBookYears, readJournals, readMonths, readTotals, totalsOf } from '../fund.reads.ts'
import { readBalances } from '../ledger.store.ts'
import { bookUnit, unitNames, unitsAround, workingUnit } from '../unit-choice.reads.ts'

/** The fund of a unit and those right below it, with what of each belongs to others; then the books of units that ended. */
export const listFunds = question({
  name: 'dues.list-funds',
  permission: READ,
  input: ListFunds,
  output: z.object({
    unit: UnitChoice,
    above: z.array(UnitChoice),
    own: FundTotals,
    items: z.array(FundTotals),
    ended: z.array(FormerFund).meta({ description: 'Books of units that ended and for which one of these goes on' }),
    next: z.string().nullable().meta({ description: 'More books of units that ended' }),
  }),
  async run(ctx, { unit: asked, ...page }) {
    const unit = asked ?? workingUnit(ctx, READ)
    ctx.allow(mayAtUnit(ctx.actor, READ, unit))
    const { above, below, unit: here } = await unitsAround(ctx, unit, READ)
    const [own, ...items] = await readTotals(ctx, [unit, ...below.map(({ code }) => code)])
    const { items: ended, next } = await readFormerFunds(ctx, unit, page)
    return { unit: here, above, own: own ?? totalsOf(here, []), items, ended, next }
  },
})

/** The open book of a fund: totals, accounts, months, entries of a year, and what the funds below still owe it. */
export const getFund = question({
  name: 'dues.get-fund',
  permission: READ,
  input: GetFund,
  output: FundView,
  async run(ctx, { unit: code, year = Number(civilDate(ctx.now()).slice(0, 4)), cursor, limit }) {
    ctx.allow(mayAtUnit(ctx.actor, READ, code))
    const today = civilDate(ctx.now())
    const { unit, ended } = await bookUnit(ctx, code)
    const balances = await readBalances(ctx.db, [code])
    const parties = balances.flatMap(({ party }) => party ?? [])
    const name = await unitNames(ctx, [code, ...unit.path, ...parties])
    const closing = await findClosing(ctx.db, code, year)
    const account = await findBankAccount(ctx.db, [code])
    const years = new Set([...(await readBookYears(ctx.db, code)), Number(today.slice(0, 4))])
    return {
      unit: name(code),
      above: unit.parentCode === null ? null : name(unit.parentCode),
      book: ended ? await bookToday(ctx, code) : name(code),
      totals: totalsOf(name(code), balances),
      year,
      years: [...years].toSorted((a, b) => b - a),
      closed: closing ? { decision: closing.decision, on: civilDate(closing.closed_at) } : null,
      closable: await closingObstacles(ctx, code, year),
      months: await readMonths(ctx.db, code, year),
      accounts: balances.map(({ account: key, party, amount }) => ({
        account: key,
        party: party === null ? null : name(party).name,
        amount,
      })),
      owedBelow: ended ? [] : await owedBelow(ctx, code, today),
      bankAccount: account
        ? {
            bankBin: account.bank_bin,
            bankName: account.bank_name,
            accountNumber: account.account_number,
            holder: account.holder,
          }
        : null,
      ...(await readJournals(ctx, code, { year, cursor, limit })),
    }
  },
})

/** Units right below that hold money for this one or for those above it. */
async function owedBelow(ctx: Ctx, code: string, today: string) {
  const { below } = await unitsAround(ctx, code, READ)
  const path = new Set((await getUnit(ctx.db, code, today)).path)
  const balances = await readBalances(
    ctx.db,
    below.map((one) => one.code),
  )
  return below.flatMap((unit) => {
    const amount = -balances
      .filter((one) => one.unit === unit.code && one.account === 'payable' && path.has(one.party ?? ''))
      .reduce((sum, one) => sum + one.amount, 0)
    return amount > 0 ? [{ unit, amount }] : []
  })
}
