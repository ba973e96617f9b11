import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { systemActor } from '#kernel/access/actor.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { duesHoldings } from './book-move.commands.ts'
import { readBalances } from './ledger.store.ts'
import { closeYear } from './operations/close-year.ts'
import { collectDues } from './operations/collect-dues.ts'
import { exemptMember } from './operations/exempt-member.ts'
import { getMemberDues } from './operations/get-member-dues.ts'
import { handOver } from './operations/hand-over.ts'
import { recordEntry } from './operations/record-entry.ts'
import { reverseJournal } from './operations/reverse-journal.ts'
import {
  aMember,
  aUnion,
  BRANCH,
  COMMUNE,
  OTHER_BRANCH,
  OTHER_COMMUNE,
  PROVINCE,
  unionOfficer,
  usualFees,
} from './testing/fixtures.ts'
import { command, type Command } from './testing/ledger-commands.ts'

const long = process.env['MOTCUA_TEST_LONG'] !== undefined
const { pool } = await testDatabase()
const union = testRuntime({ pool })
const { run, runtime } = union
const leader = unionOfficer(PROVINCE)
const FAR = 'PN20971-01'
const above: Record<string, string> = {
  [BRANCH]: COMMUNE,
  [OTHER_BRANCH]: COMMUNE,
  [FAR]: OTHER_COMMUNE,
  [COMMUNE]: PROVINCE,
  [OTHER_COMMUNE]: PROVINCE,
}
const units = [BRANCH, OTHER_BRANCH, FAR, COMMUNE, OTHER_COMMUNE, PROVINCE]
const members: { id: string; unit: string }[] = []
beforeAll(async () => {
  await aUnion(union)
  await usualFees(union, 2024, 2025, 2026)
})

/** The oracle: sums in plain maps, written without the rules of the module. Money in hand, and for whom it is held. */
const cash = new Map<string, number>()
const heldFor = new Map<string, number>()
const paid = new Map<string, number>()
const freed = new Set<string>()
const closed = new Set<string>()
/** Where a book lies now: a reform that stands carried it on. */
type Place = (unit: string) => string
/** What a journal did, to be undone where its books lie by then; and the money which that takes from whom. */
type Fact = {
  journal: string
  undo: (at: Place) => void
  takes: (at: Place) => [string, number][]
  moves: [string, string][]
}
const facts: Fact[] = []
const placeOf =
  ({ moves }: Fact): Place =>
  (unit) =>
    moves.reduce((at, [from, to]) => (at === from ? to : at), unit)
let [cameIn, wentOut] = [0, 0]
const add = (map: Map<string, number>, key: string, amount: number) => map.set(key, (map.get(key) ?? 0) + amount)
const held = (unit: string, party: string) => heldFor.get(`${unit} ${party}`) ?? 0
// Nobody owes itself.
const hold = (unit: string, party: string, amount: number) =>
  unit === party ? undefined : add(heldFor, `${unit} ${party}`, amount)
const same: Place = (unit) => unit
const owing = (id: string) => (freed.has(id) ? 0 : 72_000) - (paid.get(id) ?? 0)

const works = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  )

async function collect({ who, amount, early }: Extract<Command, { do: 'collect' }>): Promise<void> {
  const member = members[who]
  if (!member) return
  const may = amount <= owing(member.id) && !(early && closed.has(member.unit))
  const paidAt = early ? '2025-12-15' : '2026-11-20'
  const call = run(collectDues, { member: member.id, amount, paidAt }, leader)
  if (!may) {
    expect(await works(call)).toBe(false)
    return
  }
  const { receipt } = await call
  const { rows } = await pool.query<{ journal_id: string }>('select journal_id from dues_receipts where id = $1', [
    receipt,
  ])
  const { unit } = member
  // What lies in a year of 24,000 is shared for itself, in whole dong.
  let [left, before] = [amount, paid.get(member.id) ?? 0]
  const [commune, province] = [above[unit] ?? '', PROVINCE]
  const shares = new Map<string, number>()
  while (left > 0) {
    const part = Math.min(left, 24_000 - (before % 24_000))
    add(shares, commune, Math.floor(part / 2))
    add(shares, province, Math.floor(part / 5))
    left -= part
    before += part
  }
  const book = (sign: 1 | -1, at: Place) => {
    add(paid, member.id, sign * amount)
    add(cash, at(unit), sign * amount)
    for (const [party, share] of shares) hold(at(unit), at(party), sign * share)
    cameIn += sign * amount
  }
  book(1, same)
  const journal = rows[0]?.journal_id ?? ''
  facts.push({ journal, undo: (at) => book(-1, at), takes: (at) => [[at(unit), amount]], moves: [] })
}

/** Reverses one; while a reform holds that is taken back later, the money of its first unit lies with its second. */
async function reverse(which: number, held?: { from: string; to: string }): Promise<(() => void) | undefined> {
  const fact = facts[which % Math.max(1, facts.length)]
  if (!fact) return
  const place = placeOf(fact)
  const now: Place = (unit) => (place(unit) === held?.from ? held.to : place(unit))
  const has = (unit: string) => (cash.get(unit) ?? 0) + (unit === held?.to ? (cash.get(held.from) ?? 0) : 0)
  const may = fact.takes(now).every(([unit, amount]) => has(unit) >= amount)
  const done = await works(run(reverseJournal, { journal: fact.journal, reason: 'nhầm' }, leader))
  expect(done).toBe(may)
  if (!done) return
  facts.splice(facts.indexOf(fact), 1)
  return () => fact.undo(place)
}

async function hand(from: string): Promise<void> {
  const to = above[from] ?? ''
  const parties = to === PROVINCE ? [PROVINCE] : [to, PROVINCE]
  const parts = parties.flatMap((party) => (held(from, party) > 0 ? [{ party, amount: held(from, party) }] : []))
  const all = parts.reduce((sum, { amount }) => sum + amount, 0)
  const call = run(handOver, { from, to, document: 'GN' }, leader)
  if (all === 0 || (cash.get(from) ?? 0) < all) {
    expect(await works(call)).toBe(false)
    return
  }
  const { journal, amount } = await call
  expect(amount).toBe(all)
  const book = (sign: 1 | -1, at: Place) => {
    add(cash, at(from), -sign * all)
    add(cash, at(to), sign * all)
    for (const part of parts) {
      hold(at(from), at(part.party), -sign * part.amount)
      hold(at(to), at(part.party), sign * part.amount)
    }
  }
  book(1, same)
  const takes = (at: Place): [string, number][] => (at(from) === at(to) ? [] : [[at(to), all]])
  facts.push({ journal, undo: (at) => book(-1, at), takes, moves: [] })
}

async function entry(unit: string, amount: number, income: boolean): Promise<void> {
  const may = income || (cash.get(unit) ?? 0) >= amount
  const kind = income ? ('income' as const) : ('expense' as const)
  const call = run(recordEntry, { unit, kind, amount, document: 'PC', purpose: 'thăm hỏi' }, leader)
  if (!may) {
    expect(await works(call)).toBe(false)
    return
  }
  const { journal } = await call
  const book = (sign: 1 | -1, at: Place) => {
    add(cash, at(unit), sign * (income ? amount : -amount))
    if (income) cameIn += sign * amount
    else wentOut += sign * amount
  }
  book(1, same)
  const takes = (at: Place): [string, number][] => (income ? [[at(unit), amount]] : [])
  facts.push({ journal, undo: (at) => book(-1, at), takes, moves: [] })
}

const [funds] = duesHoldings
const carry = operation({
  name: 'test.carry',
  permission: 'test:make',
  kind: 'write',
  input: z.object({ act: z.string(), from: z.string(), to: z.string(), back: z.boolean() }),
  output: z.number(),
  async run(ctx, { act, from, to, back }) {
    const day = { id: act, on: '2026-11-20', decision: 'QĐ 1' }
    if (back) return (await funds?.takeBack?.(ctx, day, 10)) ?? 0
    return (await funds?.carry?.(ctx, day, [{ from, to, extent: 'whole' }], 10)) ?? 0
  },
})

/** All money and all debts of one book lie in the other; whoever holds money for the one, holds it for the other. */
async function merge({
  from,
  to,
  undo,
  which,
}: {
  from: string
  to: string
  undo: boolean
  which: number
}): Promise<void> {
  const act = randomUUID()
  const call = (back: boolean) => run(carry, { act, from, to, back }, systemActor)
  await call(false)
  expect(await call(false)).toBe(0)
  if (undo) {
    // What is reversed meanwhile goes back with the book, as if it had been reversed there.
    const reversed = [await reverse(which, { from, to }), await reverse(which + 1, { from, to })]
    while ((await call(true)) > 0);
    reversed.forEach((one) => one?.())
    return
  }
  add(cash, to, cash.get(from) ?? 0)
  cash.set(from, 0)
  for (const party of units) {
    const amount = held(from, party)
    hold(from, party, -amount)
    if (party !== to) hold(to, party, amount)
  }
  for (const unit of units) {
    const amount = held(unit, from)
    hold(unit, from, -amount)
    if (unit !== to) hold(unit, to, amount)
  }
  for (const { moves } of facts) moves.push([from, to])
}

async function obey(one: Command): Promise<void> {
  const at = (place: number) => units[place] ?? BRANCH
  switch (one.do) {
    case 'collect':
      return collect(one)
    case 'reverse':
      return (await reverse(one.which))?.()
    case 'hand_over':
      return hand(at(one.from))
    case 'entry':
      return entry(at(one.unit), one.amount, one.income)
    case 'close': {
      const unit = at(one.unit)
      expect(await works(run(closeYear, { unit, year: 2025, decision: 'BB' }, leader))).toBe(!closed.has(unit))
      return void closed.add(unit)
    }
    case 'exempt': {
      const member = members[one.who]?.id ?? ''
      if (freed.has(member) || (paid.get(member) ?? 0) > 0) return
      await run(exemptMember, { member, reason: 'old_age', firstYear: 2024 }, leader)
      return void freed.add(member)
    }
    case 'merge':
      return one.from === one.to ? undefined : merge({ ...one, from: at(one.from), to: at(one.to) })
  }
}

async function compare(): Promise<void> {
  const balances = await readBalances(runtime.db, units)
  const found = (unit: string, account: string, party: string | null = null) =>
    balances.find((one) => one.unit === unit && one.account === account && one.party === party)?.amount ?? 0
  for (const unit of units) {
    const sum = balances.filter((one) => one.unit === unit).reduce((total, { amount }) => total + amount, 0)
    expect(sum, `the book of ${unit} is in balance`).toBe(0)
    expect(found(unit, 'moved'), 'nothing is left on the way').toBe(0)
    expect(found(unit, 'cash'), `money of ${unit}`).toBe(cash.get(unit) ?? 0)
    for (const party of units)
      expect(0 - found(unit, 'payable', party), `${unit} holds for ${party}`).toBe(held(unit, party))
  }
  expect(units.reduce((sum, unit) => sum + found(unit, 'cash'), 0)).toBe(cameIn - wentOut)
  const { rows } = await pool.query(
    `select journal_id from (select journal_id, unit_code, amount from dues_entries where debit is not null
       union all select journal_id, unit_code, -amount from dues_entries where credit is not null) e
      group by journal_id, unit_code having sum(amount) <> 0`,
  )
  expect(rows, 'every journal is in balance in each of its books').toEqual([])
  for (const { id } of members) {
    const { years } = await run(getMemberDues, { member: id }, leader)
    for (const year of years) expect(year.due).toBe(year.exempt + year.paid + year.owed - year.overpaid)
    expect(
      years.reduce((sum, year) => sum + year.owed, 0),
      'what a member owes',
    ).toBe(owing(id))
    expect(
      years.reduce((sum, year) => sum + year.paid, 0),
      'what a member paid',
    ).toBe(paid.get(id) ?? 0)
  }
}

test(
  'whatever is collected, reversed, handed over, spent, closed and merged: every book is in balance and agrees with the oracle',
  { timeout: 240_000 },
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
        members.length = 0
        for (const unit of [BRANCH, BRANCH, OTHER_BRANCH, OTHER_BRANCH, FAR, FAR])
          members.push({ id: await aMember(union, pool, { unit, joinedOn: '2024-01-01' }), unit })
        for (const one of commands) await obey(one)
        await compare()
      }),
      { numRuns: long ? 200 : 12, endOnFailure: true },
    ),
)
