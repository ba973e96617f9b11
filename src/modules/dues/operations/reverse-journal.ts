import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { conflict, duesErrors, notFound } from '../dues.errors.ts'
import { duesEvent } from '../dues.events.ts'
import { bookHasMoved, MANAGE, mayAtUnit } from '../dues.policy.ts'
import { ReverseJournal } from '../dues.schema.ts'
import { balancesOf, MONEY, reversedEntries } from '../ledger.rules.ts'
import { assertMoney, findJournal, holdBooks, postJournals, today } from '../ledger.store.ts'
import { membersOfJournal, reopenLines } from '../statement.store.ts'

const REVERSIBLE = new Set(['collection', 'hand_over', 'expense', 'income'])

/**
 * Puts a mistake right: the same entries the other way round, today, with the reason. The mistaken journal and its receipt
 * stay to be read; a transfer that was matched by it waits to be matched again. Needs the right at every book it touches.
 * In the book of a unit that ended nothing is reversed: what was in it lies in others, and part of it may have gone on since.
 */
export const reverseJournal = operation({
  name: 'dues.reverse-journal',
  permission: MANAGE,
  kind: 'write',
  input: ReverseJournal,
  output: z.object({ journal: z.uuid() }),
  async run(ctx, { journal: id, reason }) {
    const found = await findJournal(ctx.db, id)
    if (!found) throw notFound()
    const units = [...new Set(found.entries.map(({ unit }) => unit))]
    for (const unit of units) {
      if (bookHasMoved(ctx.actor, unit)) throw conflict(duesErrors.bookMoved)
      ctx.allow(mayAtUnit(ctx.actor, MANAGE, unit))
    }
    if (!REVERSIBLE.has(found.kind)) throw conflict(duesErrors.notReversible)
    await holdBooks(ctx.db, units, 'alone')
    if ((await findJournal(ctx.db, id))?.reversed) throw conflict(duesErrors.alreadyReversed)
    const entries = reversedEntries(found.entries)
    for (const { unit, account, amount } of balancesOf(entries))
      for (const money of MONEY) if (account === money && amount < 0) await assertMoney(ctx.db, unit, money, -amount)
    const reversal = ctx.ids.uuid()
    await postJournals(ctx, [
      { id: reversal, kind: 'reversal', bookedOn: today(ctx), document: found.document, reverses: id, reason, entries },
    ])
    await reopenLines(ctx.db, id)
    const data = { reverses: id, document: found.document, reason, units }
    const subjects = await membersOfJournal(ctx.db, id)
    await ctx.record([duesEvent('dues_journal', reversal, 'dues.reversed', data, { subjects, first: true })])
    return { journal: reversal }
  },
})
