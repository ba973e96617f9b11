import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { findUnits, getUnit, type Unit } from '#modules/units/index.ts'
import { conflict, duesErrors, onField } from '../dues.errors.ts'
import { duesEvent } from '../dues.events.ts'
import { MANAGE, mayAtUnit } from '../dues.policy.ts'
import { HandOver } from '../dues.schema.ts'
import { handOverEntries, proportional } from '../ledger.rules.ts'
import { assertMoney, holdBooks, postJournals, readBalances, today } from '../ledger.store.ts'

/**
 * Money goes from one fund to the one above it (or back down, where it came in above), as whoever receives or gives it on the
 * higher level writes down. It settles what the one owes in that direction; what belongs further on, the receiver owes in turn.
 */
export const handOver = operation({
  name: 'dues.hand-over',
  permission: MANAGE,
  kind: 'write',
  input: HandOver,
  output: z.object({ journal: z.uuid(), amount: z.int() }),
  async run(ctx, input) {
    const { from, to, money, into, document, on = today(ctx) } = input
    const [giver, receiver] = [await getUnit(ctx.db, from, today(ctx)), await getUnit(ctx.db, to, today(ctx))]
    const up = giver.path.includes(to)
    if (from === to || (!up && !receiver.path.includes(from))) throw onField('to', duesErrors.notAbove)
    ctx.allow(mayAtUnit(ctx.actor, MANAGE, up ? to : from))
    if (on > today(ctx)) throw onField('on', duesErrors.notYet)
    await holdBooks(ctx.db, [from, to], 'alone')
    const owed = (await readBalances(ctx.db, [from])).flatMap(({ account, party, amount }) =>
      account === 'payable' && party !== null && amount < 0 ? [{ party, amount: -amount }] : [],
    )
    const parties = await findUnits(
      ctx.db,
      owed.map(({ party }) => party),
      today(ctx),
    )
    const thatWay = owed.filter(({ party }) => liesThatWay(parties.get(party), { up, receiver }))
    const all = thatWay.reduce((sum, { amount }) => sum + amount, 0)
    if (all === 0) throw conflict(duesErrors.nothingToHandOver)
    const amount = input.amount ?? all
    if (amount > all) throw onField('amount', duesErrors.moreThanOwed, { owed: String(all) })
    await assertMoney(ctx.db, from, money, amount)
    const id = ctx.ids.uuid()
    const entries = handOverEntries(from, to, { from: money, to: into }, proportional(thatWay, amount))
    await postJournals(ctx, [{ id, kind: 'hand_over', bookedOn: on, document, entries }])
    const data = { from, to, money, into, amount, on, document }
    await ctx.record([duesEvent('dues_journal', id, 'dues.handed_over', data, { first: true })])
    return { journal: id, amount }
  },
})

/** Upward: what belongs to the receiver or above it. Downward: what belongs to the receiver or below it. */
function liesThatWay(party: Unit | undefined, { up, receiver }: { up: boolean; receiver: Unit }): boolean {
  if (!party) return false
  return up ? receiver.path.includes(party.code) : party.path.includes(receiver.code)
}
