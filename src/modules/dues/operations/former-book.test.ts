// The book of a unit that ended is read by who goes on for it; what is wrong in it is put right in the open book of today.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { systemActor, type Actor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { changeMap, formerCodesWithin, restoreMap } from '#modules/units/index.ts'
import { duesHoldings } from '../book-move.commands.ts'
import { readBalances } from '../ledger.store.ts'
import {
  aMember,
  aUnion,
  BRANCH,
  branchHead,
  COMMUNE,
  GROUP,
  OTHER_BRANCH,
  OTHER_COMMUNE,
  PROVINCE,
  unionOfficer,
  usualFees,
} from '../testing/fixtures.ts'
import { collectDues } from './collect-dues.ts'
import { getFund, listFunds } from './get-fund.ts'
import { getMemberDues } from './get-member-dues.ts'
import { getReceipt, printReceipt, verifyReceipt } from './get-receipt.ts'
import { handOver } from './hand-over.ts'
import { printYear } from './print-year.ts'
import { recordEntry } from './record-entry.ts'
import { reverseJournal } from './reverse-journal.ts'

const { pool } = await testDatabase()
const union = testRuntime({ pool })
const { run, runtime } = union
const [funds] = duesHoldings
const act = { id: randomUUID(), on: '2026-11-20', decision: '19/QĐ' }

const merge = operation({
  name: 'test.merge',
  permission: 'test:make',
  kind: 'write',
  input: z.enum(['apply', 'undo']),
  output: z.null(),
  async run(ctx, way) {
    if (way === 'undo') {
      await restoreMap(ctx, act.id)
      while (((await funds?.takeBack?.(ctx, act, 10)) ?? 0) > 0);
      return null
    }
    const successions = [{ oldCode: COMMUNE, newCode: OTHER_COMMUNE, extent: 'whole' as const }]
    const ends = [COMMUNE, BRANCH, OTHER_BRANCH, GROUP]
    await changeMap(ctx, { act: act.id, tree: 'womens_union', on: act.on, ends, begins: [], successions })
    await funds?.carry?.(
      ctx,
      act,
      ends.map((from) => ({ from, to: from === COMMUNE ? OTHER_COMMUNE : null, extent: 'whole' as const })),
      10,
    )
    return null
  },
})

/** As a session says it: with the units that went up in hers. */
async function goingOn(actor: Actor): Promise<Actor> {
  const former = await formerCodesWithin(runtime.db, actor.positions[0]?.units ?? [], act.on)
  return { ...actor, positions: actor.positions.map((position) => ({ ...position, former })) }
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

/** Balances of a book, by account and to whom the debt is; and its entries as they stand. */
const balances = async (unit: string) =>
  Object.fromEntries(
    (await readBalances(runtime.db, [unit])).map(({ account, party, amount }) => [
      [account, party].filter(Boolean).join(' '),
      amount,
    ]),
  )
const entriesOf = async (unit: string) =>
  (await pool.query('select * from dues_entries where unit_code = $1 order by journal_id, seq', [unit])).rows
const paid = async () => {
  const member = await aMember(union, pool)
  const { code } = await run(collectDues, { member }, branchHead())
  return { member, code, journal: (await run(getReceipt, { code }, branchHead())).journal }
}

let [code, journal] = ['', '']
let second: Awaited<ReturnType<typeof paid>>
let heir: Actor
const reason = 'Thu nhầm'
beforeAll(async () => {
  await aUnion(union)
  await usualFees(union, 2026)
  ;({ code, journal } = await paid())
  second = await paid()
  await run(handOver, { from: BRANCH, to: COMMUNE, amount: 16_800, document: 'GN 1' }, unionOfficer(COMMUNE))
  await run(merge, 'apply', systemActor)
  heir = await goingOn(unionOfficer(OTHER_COMMUNE))
})

test('the fund of a branch that ended and its receipts are opened and printed by who goes on for it', async () => {
  const fund = await run(getFund, { unit: BRANCH }, heir)
  expect(fund.totals).toMatchObject({ cash: 0, own: 0, owedToOthers: 0 })
  // What the branch owed to the commune went over first, with the commune's own book.
  expect(fund.items.map(({ kind }) => kind)).toEqual(['transfer', 'transfer', 'hand_over', 'collection', 'collection'])
  expect(fund).toMatchObject({ bankAccount: null, owedBelow: [] })
  expect((await run(getReceipt, { code }, heir)).journal).toBe(journal)
  expect((await run(printReceipt, { code }, heir)).mediaType).toBe('application/pdf')
  expect((await run(printYear, { unit: BRANCH, year: 2026 }, heir)).mediaType).toBe('application/pdf')
  expect((await run(getFund, { unit: OTHER_COMMUNE }, heir)).totals.cash).toBe(48_000)
})

test('nobody else finds them', async () => {
  const stranger = await goingOn(unionOfficer('PN20971-01'))
  expect(await refusal(run(getFund, { unit: BRANCH }, stranger))).toBe('kernel.not_found')
  expect(await refusal(run(getReceipt, { code }, stranger))).toBe('kernel.not_found')
  expect(await refusal(run(getFund, { unit: 'PN99999' }, systemActor))).toBe('units.unknown')
})

test('books of units that ended are listed with who goes on for them: when they stood, what money went on, and where', async () => {
  const first = await run(listFunds, { unit: OTHER_COMMUNE, limit: 1 }, heir)
  expect(first.ended).toEqual([
    {
      unit: { code: COMMUNE, name: 'Hội PN20965' },
      from: '2024-01-01',
      to: '2026-11-19',
      moved: 16_800,
      book: { code: OTHER_COMMUNE, name: 'Hội PN20971' },
    },
  ])
  const rest = await run(listFunds, { unit: OTHER_COMMUNE, cursor: first.next ?? undefined }, heir)
  // Books that nothing was ever booked in are none.
  expect(rest.ended.map(({ unit, moved }) => [unit.code, moved])).toEqual([[BRANCH, 31_200]])
  expect(rest.next).toBeNull()
  expect((await run(listFunds, { unit: 'PN20971-01' }, heir)).ended).toEqual([])
})

test('nothing is booked in it any more', async () => {
  const entry = { kind: 'income' as const, money: 'cash' as const, amount: 5000, document: 'PT 1', purpose: 'Ủng hộ' }
  expect(await refusal(run(recordEntry, { unit: BRANCH, ...entry }, heir))).toBe('kernel.forbidden')
  const reader = await goingOn(unionOfficer(OTHER_COMMUNE, ['dues:read', 'dues:collect']))
  expect(await refusal(run(reverseJournal, { journal, reason }, reader))).toBe('kernel.forbidden')
  const stranger = await goingOn(unionOfficer('PN20971-01'))
  expect(await refusal(run(reverseJournal, { journal, reason }, stranger))).toBe('kernel.not_found')
})

test('a receipt of it is taken back in the open book that its money went to: cash, shares and debts as they lie there', async () => {
  const [closed, before] = [await entriesOf(BRANCH), await balances(OTHER_COMMUNE)]
  expect((await run(getFund, { unit: BRANCH }, heir)).book?.code).toBe(OTHER_COMMUNE)
  expect((await run(getReceipt, { code }, heir)).book?.code).toBe(OTHER_COMMUNE)
  const yesterday = await readBalances(runtime.db, [BRANCH, COMMUNE, OTHER_COMMUNE, PROVINCE], '2026-11-19')

  await run(reverseJournal, { journal, reason }, heir)
  expect(await refusal(run(reverseJournal, { journal, reason }, heir))).toBe('dues.already_reversed')
  expect(await balances(OTHER_COMMUNE)).toEqual({
    ...before,
    cash: (before['cash'] ?? 0) - 24_000,
    dues: (before['dues'] ?? 0) + 7200,
    // What the branch owed to its commune is the own share of the one that both went up in.
    share: (before['share'] ?? 0) + 12_000,
    [`payable ${PROVINCE}`]: (before[`payable ${PROVINCE}`] ?? 0) + 4800,
  })
  expect(await entriesOf(BRANCH), 'the closed book is as it was').toEqual(closed)
  expect(await readBalances(runtime.db, [BRANCH, COMMUNE, OTHER_COMMUNE, PROVINCE], '2026-11-19')).toEqual(yesterday)

  const [top] = (await run(getFund, { unit: OTHER_COMMUNE }, heir)).items
  expect(top).toMatchObject({ kind: 'reversal', document: '0001/2026/PN20965-01', reason, money: -24_000 })
  expect(await run(verifyReceipt, { code })).toMatchObject({ status: 'reversed', receipt: { reversedOn: act.on } })
})

test('the hand-over from one to the other, both of which went up in the third, is reversed there and moves no money', async () => {
  const before = await balances(OTHER_COMMUNE)
  const { items } = await run(getFund, { unit: BRANCH }, heir)
  const given = items.find(({ kind }) => kind === 'hand_over')?.id ?? ''
  await run(reverseJournal, { journal: given, reason }, heir)
  expect(await balances(OTHER_COMMUNE)).toEqual(before)
})

test('who keeps the papers but not the fund that the money went to is told where it lies', async () => {
  const [position] = heir.positions
  const elsewhere = { ...heir, positions: position ? [{ ...position, units: ['PN20971-01'] }] : [] }
  const work = run(reverseJournal, { journal: second.journal, reason }, elsewhere)
  expect(await refusal(work)).toBe('dues.book_moved')
})

test('with the reform taken back the reversals lie in the old books, and every book is as if they had been made there', async () => {
  await run(merge, 'undo', systemActor)
  // One receipt of 24,000 stands, nothing was handed over.
  expect(await balances(BRANCH)).toEqual({
    cash: 24_000,
    dues: -7200,
    [`payable ${COMMUNE}`]: -12_000,
    [`payable ${PROVINCE}`]: -4800,
  })
  expect([await balances(COMMUNE), await balances(OTHER_COMMUNE)]).toEqual([{}, {}])
  expect(await run(verifyReceipt, { code })).toMatchObject({ status: 'reversed' })
  await run(reverseJournal, { journal: second.journal, reason }, unionOfficer(COMMUNE))
  expect(await balances(BRANCH)).toEqual({})
  const { owed } = await run(getMemberDues, { member: second.member }, unionOfficer(COMMUNE))
  expect(owed).toBe(24_000)
})
