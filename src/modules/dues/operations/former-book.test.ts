// The book of a unit that ended is read by who goes on for it; what is wrong in it is put right in the book of today.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { systemActor, type Actor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { changeMap, formerCodesWithin } from '#modules/units/index.ts'
import { duesHoldings } from '../book-move.commands.ts'
import {
  aMember,
  aUnion,
  BRANCH,
  branchHead,
  COMMUNE,
  GROUP,
  OTHER_BRANCH,
  OTHER_COMMUNE,
  unionOfficer,
  usualFees,
} from '../testing/fixtures.ts'
import { collectDues } from './collect-dues.ts'
import { getFund } from './get-fund.ts'
import { getReceipt, printReceipt } from './get-receipt.ts'
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
  input: z.null(),
  output: z.null(),
  async run(ctx) {
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

let [code, journal] = ['', '']
let heir: Actor
beforeAll(async () => {
  await aUnion(union)
  await usualFees(union, 2026)
  ;({ code } = await run(collectDues, { member: await aMember(union, pool) }, branchHead()))
  ;({ journal } = await run(getReceipt, { code }, branchHead()))
  await run(merge, null, systemActor)
  heir = await goingOn(unionOfficer(OTHER_COMMUNE))
})

test('the fund of a branch that ended and its receipts are opened and printed by who goes on for it', async () => {
  const fund = await run(getFund, { unit: BRANCH }, heir)
  expect(fund.totals).toMatchObject({ cash: 0, own: 0, owedToOthers: 0 })
  // What the branch owed to the commune went over first, with the commune's own book.
  expect(fund.items.map(({ kind }) => kind)).toEqual(['transfer', 'transfer', 'collection'])
  expect(fund).toMatchObject({ bankAccount: null, owedBelow: [] })
  expect((await run(getReceipt, { code }, heir)).journal).toBe(journal)
  expect((await run(printReceipt, { code }, heir)).mediaType).toBe('application/pdf')
  expect((await run(printYear, { unit: BRANCH, year: 2026 }, heir)).mediaType).toBe('application/pdf')
  expect((await run(getFund, { unit: OTHER_COMMUNE }, heir)).totals.cash).toBe(24_000)
})

test('nobody else finds them', async () => {
  const stranger = await goingOn(unionOfficer('PN20971-01'))
  expect(await refusal(run(getFund, { unit: BRANCH }, stranger))).toBe('kernel.not_found')
  expect(await refusal(run(getReceipt, { code }, stranger))).toBe('kernel.not_found')
  expect(await refusal(run(getFund, { unit: 'PN99999' }, systemActor))).toBe('units.unknown')
})

test('nothing is booked in it any more: a receipt of it is not taken back, and the refusal says where to put it right', async () => {
  const reason = 'Thu nhầm'
  expect(await refusal(run(reverseJournal, { journal, reason }, heir))).toBe('dues.book_moved')
  const reader = await goingOn(unionOfficer(OTHER_COMMUNE, ['dues:read', 'dues:collect']))
  expect(await refusal(run(reverseJournal, { journal, reason }, { ...reader }))).toBe('kernel.forbidden')
  const entry = { kind: 'income' as const, money: 'cash' as const, amount: 5000, document: 'PT 1', purpose: 'Ủng hộ' }
  expect(await refusal(run(recordEntry, { unit: BRANCH, ...entry }, heir))).toBe('kernel.forbidden')
  expect((await run(getFund, { unit: BRANCH }, heir)).items).toHaveLength(3)
})
