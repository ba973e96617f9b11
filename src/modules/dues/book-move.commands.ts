import type { Db } from '#kernel/db/db.ts'
import type { ReorganisationAct, UnitHolding, UnitMove } from '#kernel/manifest/unit-holding.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { dayBefore, findUnits, mapOnto } from '#modules/units/index.ts'
import { followMoves } from './book-today.reads.ts'
import {
  booksToMove,
  closeAccounts,
  countAccounts,
  countBooks,
  countOtherJournals,
  heldFor,
  movesDone,
  movesToTakeBack,
  moveWords,
  reopenAccounts,
  strayReversals,
  unitsTakenBack,
  usedBooks,
} from './book-move.store.ts'
import { entriesAt, entriesBetween, movedEntries, reownedEntries, reversedEntries, type Entry } from './ledger.rules.ts'
import {
  closedYears,
  findJournal,
  holdBooks,
  postJournals,
  readEntries,
  today,
  type NewJournal,
} from './ledger.store.ts'

/**
 * Funds of units that are reorganised. A book goes whole or not at all: of a unit that ends, to the one that goes on for it
 * (who took all of it or, of one divided up, what no rule picked for another part: its papers are there too, and people
 * decide what is handed on to the other parts); of one abolished without a successor, to the unit above. Of a unit that
 * stands nothing goes. Each move is a journal of its own in both books, and is undone by its reversal.
 */
const funds: UnitHolding = {
  key: 'dues.fund',
  columns: [
    { table: 'dues_entries', column: 'unit_code', treat: 'kept' },
    { table: 'dues_entries', column: 'debit_party', treat: 'kept' },
    { table: 'dues_entries', column: 'credit_party', treat: 'kept' },
    { table: 'dues_fees', column: 'unit_code', treat: 'kept' },
    { table: 'dues_receipts', column: 'unit_code', treat: 'kept' },
    { table: 'dues_receipt_numbers', column: 'unit_code', treat: 'kept' },
    { table: 'dues_closings', column: 'unit_code', treat: 'kept' },
    { table: 'dues_layouts', column: 'unit_code', treat: 'kept' },
    { table: 'dues_statements', column: 'unit_code', treat: 'kept' },
    { table: 'dues_statement_lines', column: 'unit_code', treat: 'kept' },
    { table: 'dues_reminders', column: 'unit_code', treat: 'kept' },
  ],
  count: (db, codes) => countBooks(db, codes),
  async carry(ctx, act, moves, limit) {
    const done = await movesDone(ctx.db, act.id)
    const whole = (await wholeMoves(ctx, act, moves)).filter(({ from, to }) => !done.has(moveWords(from, to)))
    const held = await heldFor(
      ctx.db,
      act.id,
      whole.map(({ from }) => from),
    )
    // An empty book is moved as well, by a journal without entries: it says where what was booked there is put right.
    const used = await usedBooks(
      ctx.db,
      whole.map(({ from }) => from),
    )
    const full = whole.filter(({ from }) => used.has(from) || held.some(({ party }) => party === from))
    // One after another: what one of them moves may be what another one names.
    for (const { from, to } of full.slice(0, limit)) await moveBook(ctx, act, from, to)
    return Math.min(full.length, limit)
  },
  async takeBack(ctx, act, limit) {
    const journals = await movesToTakeBack(ctx.db, act.id, limit)
    for (const { id, document } of journals) {
      const entries = reversedEntries(await readEntries(ctx.db, [id]))
      const reason = ctx.t('dues.holding.undone')
      await post(ctx, act, { kind: 'reversal', document, entries, reverses: id, reason })
    }
    return journals.length > 0 ? journals.length : bringBackReversals(ctx, act)
  },
  dependents: (db, act, codes) => countOtherJournals(db, act.id, codes),
}

/** The account of a unit that ends is closed: its successor says where money goes from now on. */
const accounts: UnitHolding = {
  key: 'dues.bank_account',
  columns: [{ table: 'dues_bank_accounts', column: 'unit_code', treat: 'dated' }],
  count: (db, codes) => countAccounts(db, codes),
  async carry(ctx, act, moves, limit) {
    const units = moves.filter(({ pick }) => pick === undefined).map(({ from }) => from)
    return units.length === 0 ? 0 : closeAccounts(ctx.db, act.id, units, ctx.now(), limit)
  },
  takeBack: (ctx, act, limit) => reopenAccounts(ctx.db, act.id, limit),
}

export const duesHoldings = [funds, accounts]

type WholeMove = { from: string; to: string }

/**
 * Moves of units that end: those that no rule picks a part of. Of one without a successor, to the nearest unit above that stands on that day, or to whom that one
 * went whole. The moves are a slice of the act's, so where the units above went is asked of their lineage: the move of
 * a commune may lie in another slice than that of its branch.
 */
async function wholeMoves(ctx: Ctx, act: ReorganisationAct, moves: readonly UnitMove[]): Promise<WholeMove[]> {
  const whole = moves.filter(({ pick }) => pick === undefined)
  const orphans = whole.filter(({ to }) => to === null).map(({ from }) => from)
  const eve = dayBefore(act.on)
  const before = await findUnits(ctx.db, orphans, eve)
  const above = [...new Set([...before.values()].flatMap(({ path }) => path))].filter((code) => !orphans.includes(code))
  const heirs = await mapOnto(ctx.db, above, eve, act.on)
  const after = await findUnits(ctx.db, [...above, ...[...heirs.values()].flat().map(({ code }) => code)], act.on)
  // Of one that was split, people decide which part keeps the money: it goes on to the next above.
  const goesOnAs = (code: string): string | undefined => {
    if (after.has(code)) return code
    const [heir, ...others] = heirs.get(code) ?? []
    return heir?.extent === 'whole' && others.length === 0 && after.has(heir.code) ? heir.code : undefined
  }
  return whole.flatMap(({ from, to }) => {
    const path = (before.get(from)?.path ?? []).filter((code) => code !== from).toReversed()
    const heir = to ?? path.map(goesOnAs).find((code) => code !== undefined)
    return heir === undefined || heir === from ? [] : [{ from, to: heir }]
  })
}

async function moveBook(ctx: Ctx, act: ReorganisationAct, from: string, to: string): Promise<void> {
  const own = movedEntries(to, await booksToMove(ctx.db, act.id, [from]))
  const others = (await heldFor(ctx.db, act.id, [from])).filter(({ unit }) => unit !== from)
  const document = act.decision ?? ctx.t('dues.holding.moved')
  const entries = [...own, ...reownedEntries(to, others)]
  await post(ctx, act, { kind: 'transfer', document, entries, purpose: moveWords(from, to) })
}

/**
 * What was reversed while the act held lies in the book of the unit that went on; with the old book back it belongs there,
 * as if it had been reversed in it. How many there were; none the second time.
 */
async function bringBackReversals(ctx: Ctx, act: ReorganisationAct): Promise<number> {
  const back = await unitsTakenBack(ctx.db, act.id)
  let brought = 0
  for (const { root, document, reversals } of await strayReversals(ctx.db)) {
    const { books, entries } = await entriesToday(ctx.db, root)
    if (!books.some((book) => back.has(book))) continue
    const have: Entry[] = []
    for (const one of reversals) have.push(...(await entriesToday(ctx.db, one)).entries)
    const missing = entriesBetween(have, reversedEntries(entries))
    const reverses = reversals.at(-1)
    if (missing.length === 0 || reverses === undefined) continue
    const reason = ctx.t('dues.holding.undone')
    await post(ctx, act, { kind: 'reversal', document, entries: missing, reverses, reason })
    brought += 1
  }
  return brought
}

/** What a journal booked, as it lies today: its book may have gone on since. */
async function entriesToday(db: Db, journal: string): Promise<{ books: string[]; entries: Entry[] }> {
  const { seq = '0', entries = [] } = (await findJournal(db, journal)) ?? {}
  const parties = entries.flatMap(({ debit, credit }) => [debit.party ?? [], credit.party ?? []].flat())
  const books = await followMoves(db, [...unitsOf(entries), ...parties], seq)
  return { books: [...books.values()], entries: entriesAt(entries, (unit) => books.get(unit) ?? unit) }
}

type Move = Pick<NewJournal, 'kind' | 'document' | 'entries' | 'purpose' | 'reverses' | 'reason'>

/** Booked on the day of the act, or today where a book of it is closed by now. */
async function post(ctx: Ctx, act: ReorganisationAct, move: Move): Promise<void> {
  const units = unitsOf(move.entries)
  await holdBooks(ctx.db, units, 'alone')
  const year = Number(act.on.slice(0, 4))
  const closed = [...(await closedYears(ctx.db, units)).values()].some((one) => one >= year)
  const now = today(ctx)
  const bookedOn = move.kind === 'transfer' && !closed && act.on <= now ? act.on : now
  await postJournals(ctx, [{ id: ctx.ids.uuid(), actId: act.id, bookedOn, ...move }])
}

const unitsOf = (entries: readonly Entry[]): string[] => [...new Set(entries.map(({ unit }) => unit))]
