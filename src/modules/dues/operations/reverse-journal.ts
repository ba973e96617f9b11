import { z } from 'zod'
import { holds, holdsPapersOf } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { booksToday } from '../book-today.reads.ts'
import { conflict, duesErrors, notFound } from '../dues.errors.ts'
import { duesEvent } from '../dues.events.ts'
import { MANAGE, mayAtUnit } from '../dues.policy.ts'
import { ReverseJournal } from '../dues.schema.ts'
import { balancesOf, entriesAt, MONEY, reversedEntries, type Entry } from '../ledger.rules.ts'
import { assertMoney, findJournal, holdBooks, postJournals, today, type StoredJournal } from '../ledger.store.ts'
import { membersOfJournal, reopenLines } from '../statement.store.ts'
import { unitNames } from '../unit-choice.reads.ts'

const REVERSIBLE = new Set(['collection', 'hand_over', 'expense', 'income'])

/**
 * Puts a mistake right: the same entries the other way round, today, with the reason. The mistaken journal and its receipt
 * stay to be read; a transfer that was matched by it waits to be matched again. Needs the right at every book it touches.
 * The book of a unit that ended stays closed: its entries are reversed in the one that its money went to, which is named.
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
    const books = await booksOf(ctx, found)
    if (!REVERSIBLE.has(found.kind)) throw conflict(duesErrors.notReversible)
    const units = [...new Set(books.values())]
    await holdBooks(ctx.db, [...books.keys(), ...units], 'alone')
    if ((await findJournal(ctx.db, id))?.reversed) throw conflict(duesErrors.alreadyReversed)
    // A reform may have carried a book on while this waited for it.
    const entries = reversedEntries(await asOfToday(ctx, found))
    const elsewhere = entries.find(({ unit }) => !units.includes(unit))
    if (elsewhere) throw await bookMoved(ctx, elsewhere.unit)
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

const unitsOf = ({ entries }: StoredJournal): string[] => [...new Set(entries.map(({ unit }) => unit))]

/** Each book of the journal with the one in which it is reversed today, all of them this actor's to book in. */
async function booksOf(ctx: Ctx, found: StoredJournal): Promise<Map<string, string>> {
  const books = await booksToday(ctx.db, unitsOf(found), found.seq, today(ctx))
  for (const unit of unitsOf(found)) {
    const book = books.get(unit)
    if (book !== undefined && holds(ctx.actor, MANAGE, book)) continue
    if (book === unit || !holdsPapersOf(ctx.actor, MANAGE, unit)) ctx.allow(mayAtUnit(ctx.actor, MANAGE, unit))
    else if (book === undefined) throw conflict(duesErrors.severalGoOn)
    else throw await bookMoved(ctx, book)
  }
  return books
}

const bookMoved = async (ctx: Ctx, book: string) =>
  conflict(duesErrors.bookMoved, { unit: (await unitNames(ctx, [book]))(book).name })

async function asOfToday(ctx: Ctx, { entries, seq }: StoredJournal): Promise<Entry[]> {
  const units = entries.flatMap(({ unit, debit, credit }) => [unit, debit.party ?? [], credit.party ?? []].flat())
  const books = await booksToday(ctx.db, units, seq, today(ctx))
  return entriesAt(entries, (unit) => books.get(unit) ?? unit)
}
