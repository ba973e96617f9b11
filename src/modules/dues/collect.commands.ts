import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { findMembers, type Member } from '#modules/membership/index.ts'
import { findBankAccount } from './bank-account.store.ts'
import { conflict, duesErrors, invalid, notFound } from './dues.errors.ts'
import { duesEvent } from './dues.events.ts'
import { COLLECT, mayAtUnit } from './dues.policy.ts'
import { collectingUnit, splitPaid } from './fee.rules.ts'
import { collectionEntries } from './ledger.rules.ts'
import { holdBooks, holdMembers, postJournals, type NewJournal } from './ledger.store.ts'
import { duesOfMembers, type MemberDues } from './owed.reads.ts'
import { allocate, type Allocation } from './owed.rules.ts'
import { newReceiptCode, receiptNumber } from './receipt.rules.ts'
import { insertReceipts, seriesKey, takeNumbers, type NewReceipt } from './receipt.store.ts'

export type Payment = {
  member: string
  /** What is open of these years; left out: of all. */
  years?: readonly number[] | undefined
  /** Dong, put to the oldest open year first; left out: all that is open. */
  amount?: number | undefined
  way: 'cash' | 'transfer'
  /** `YYYY-MM-DD` */
  paidOn: string
  /** The unit whose bank account has it already, as its statement says. */
  into?: string | undefined
}

export type Collected = {
  member: string
  receipt: string
  code: string
  number: string
  amount: number
  years: number[]
}

type Taken = { payment: Payment; member: Member; dues: MemberDues; parts: Allocation[]; unit: string }

/**
 * Takes money from members: a receipt and a journal each. One that owes nothing, or less than was given, refuses all
 * (`dues.nothing_owed`, `dues.too_much`); nobody pays twice, however many collect at once.
 */
export async function collect(ctx: Ctx, payments: readonly Payment[]): Promise<Collected[]> {
  const members = await findMembers(
    ctx.db,
    payments.map(({ member }) => member),
  )
  for (const payment of payments) {
    const member = members.get(payment.member)
    if (!member) throw notFound()
    ctx.allow(mayAtUnit(ctx.actor, COLLECT, member.unit))
    // Another membership goes on for a folded one, and what she owes stands there: here it would be asked of her twice.
    if (member.state === 'folded') throw notFound()
    if (payment.paidOn > civilDate(ctx.now())) throw invalid([{ path: 'paidAt', code: duesErrors.notYet }])
  }
  await holdMembers(
    ctx.db,
    payments.map(({ member }) => member),
  )
  const dues = await duesOfMembers(ctx.db, [...members.keys()], civilDate(ctx.now()))
  const taken: Taken[] = []
  for (const payment of payments) taken.push(await takeOne(ctx, payment, members, dues))
  await holdBooks(
    ctx.db,
    taken.map(({ unit }) => unit),
    'add',
  )
  return writeReceipts(ctx, taken)
}

async function takeOne(
  ctx: Ctx,
  payment: Payment,
  members: ReadonlyMap<string, Member>,
  dues: ReadonlyMap<string, MemberDues>,
): Promise<Taken> {
  const [member, own] = [members.get(payment.member), dues.get(payment.member)]
  if (!member || !own) throw notFound()
  const parts = allocate(own.years, payment)
  if (!Array.isArray(parts)) throw conflict(parts, { member: member.number ?? '' })
  const unit = payment.into ?? (payment.way === 'transfer' ? await accountUnit(ctx, own) : collectorOf(own, parts))
  if (unit === undefined) throw conflict(duesErrors.noAccount)
  return { payment, member, dues: own, parts, unit }
}

/** What is transferred lies where the account is, whoever's the money is. */
async function accountUnit(ctx: Ctx, { path }: MemberDues): Promise<string | undefined> {
  const account = await findBankAccount(
    ctx.db,
    path.map(({ code }) => code),
  )
  return account?.unit_code
}

function collectorOf({ fees, path }: MemberDues, [first]: readonly Allocation[]): string | undefined {
  const fee = fees.get(first?.feeId ?? '')
  return fee && collectingUnit(fee, path)
}

async function writeReceipts(ctx: Ctx, taken: readonly Taken[]): Promise<Collected[]> {
  const receipts: NewReceipt[] = []
  const journals: NewJournal[] = []
  const series = Map.groupBy(taken, ({ unit, payment }) => seriesKey({ unit, year: yearOf(payment.paidOn) }))
  const wanted = [...series.values()].flatMap((group) => {
    const [one] = group
    return one ? [{ unit: one.unit, year: yearOf(one.payment.paidOn), count: group.length }] : []
  })
  const firsts = await takeNumbers(ctx.db, wanted)
  for (const [key, group] of series)
    for (const [place, one] of group.entries()) {
      const year = yearOf(one.payment.paidOn)
      const receipt = receiptOf(ctx, one, { year, number: (firsts.get(key) ?? 1) + place })
      receipts.push(receipt)
      journals.push(journalOf(one, receipt))
    }
  await postJournals(ctx, journals)
  await insertReceipts(ctx.db, receipts)
  await ctx.record(receipts.map((receipt) => eventOf(receipt)))
  return receipts.map((receipt) => ({
    member: receipt.membership_id,
    receipt: receipt.id,
    code: receipt.code,
    number: numberOf(receipt),
    amount: receipt.amount,
    years: receipt.lines.map(({ year }) => year),
  }))
}

const yearOf = (day: string) => Number(day.slice(0, 4))
const numberOf = (receipt: NewReceipt) =>
  receiptNumber({ number: receipt.number, year: receipt.year, unit: receipt.unit_code })

function receiptOf(
  ctx: Ctx,
  { payment, member, parts, unit }: Taken,
  series: { year: number; number: number },
): NewReceipt {
  return {
    id: ctx.ids.uuid(),
    journal_id: ctx.ids.uuid(),
    membership_id: member.id,
    association: member.association,
    unit_code: unit,
    ...series,
    code: newReceiptCode(ctx.random),
    way: payment.way,
    paid_on: payment.paidOn,
    amount: parts.reduce((sum, { amount }) => sum + amount, 0),
    issued_at: ctx.now(),
    issued_by: ctx.actor.accountId,
    lines: parts.map(({ year, feeId, amount }) => ({ year, fee_id: feeId, amount })),
  }
}

function journalOf({ payment, dues, parts, unit }: Taken, receipt: NewReceipt): NewJournal {
  const money = payment.way === 'cash' ? 'cash' : 'bank'
  const shares = parts.flatMap(({ feeId, amount }) => {
    const fee = dues.fees.get(feeId)
    return fee ? splitPaid(fee, amount, dues.path, unit) : []
  })
  const byUnit = [...Map.groupBy(shares, (share) => share.unit)].map(([owner, list]) => ({
    unit: owner,
    amount: list.reduce((sum, { amount }) => sum + amount, 0),
  }))
  return {
    id: receipt.journal_id,
    kind: 'collection',
    bookedOn: payment.paidOn,
    document: numberOf(receipt),
    entries: collectionEntries(unit, money, byUnit),
  }
}

const eventOf = (receipt: NewReceipt) =>
  duesEvent(
    'dues_receipt',
    receipt.id,
    'dues.collected',
    {
      unit: receipt.unit_code,
      number: numberOf(receipt),
      amount: receipt.amount,
      way: receipt.way,
      paidOn: receipt.paid_on,
      years: receipt.lines.map(({ year, amount }) => ({ year, amount })),
    },
    { subjects: [receipt.membership_id], first: true },
  )
