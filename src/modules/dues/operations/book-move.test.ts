import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { systemActor } from '#kernel/access/actor.ts'
import type { UnitMove } from '#kernel/manifest/unit-holding.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { changeMap, formerCodesWithin } from '#modules/units/index.ts'
import { duesHoldings } from '../book-move.commands.ts'
import { booksToMove } from '../book-move.store.ts'
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
import { getReceipt } from './get-receipt.ts'
import { reverseJournal } from './reverse-journal.ts'

const { pool } = await testDatabase()
const union = testRuntime({ pool })
const { run, runtime } = union
const [funds] = duesHoldings
const act = { id: randomUUID(), on: '2026-11-20', decision: '19/QĐ' }
const cashAt = async (unit: string) =>
  (await booksToMove(runtime.db, randomUUID(), [unit]))
    .filter(({ account }) => account === 'cash')
    .map(({ amount }) => amount)

const carry = operation({
  name: 'test.carry',
  permission: 'test:make',
  kind: 'write',
  input: z.custom<readonly UnitMove[]>(),
  output: z.number(),
  run: async (ctx, moves) => (await funds?.carry?.(ctx, act, moves, 10)) ?? 0,
})
const reform = operation({
  name: 'test.reform',
  permission: 'test:make',
  kind: 'write',
  input: z.null(),
  output: z.null(),
  async run(ctx) {
    const successions = [{ oldCode: COMMUNE, newCode: OTHER_COMMUNE, extent: 'whole' as const }]
    const { id, on } = act
    await changeMap(ctx, { act: id, tree: 'womens_union', on, ends: [COMMUNE, BRANCH, GROUP], begins: [], successions })
    return null
  },
})

const DIVIDED = 'PN20971-01'
const HEIRS = [PROVINCE, OTHER_COMMUNE]
/** As lists of before the product say it: parts, and not who took the rest. */
const divide = operation({
  name: 'test.divide',
  permission: 'test:make',
  kind: 'write',
  input: z.null(),
  output: z.null(),
  async run(ctx) {
    const successions = HEIRS.map((newCode) => ({ oldCode: DIVIDED, newCode, extent: 'part' as const }))
    const { on } = act
    await changeMap(ctx, { act: randomUUID(), tree: 'womens_union', on, ends: [DIVIDED], begins: [], successions })
    return null
  },
})

beforeAll(async () => {
  await aUnion(union)
  await usualFees(union, 2026)
  const member = await aMember(union, pool)
  await run(collectDues, { member }, branchHead())
  await run(reform, null, systemActor)
})

test('the book of a branch that ends goes to whom its commune went, in whatever slice that move lies', async () => {
  expect(await cashAt(BRANCH)).toEqual([24_000])
  // The commune's own move is in another slice: this one names the branch alone.
  const moves: UnitMove[] = [{ from: BRANCH, to: null, extent: 'whole' }]
  expect(await run(carry, moves, systemActor)).toBe(1)
  expect(await run(carry, moves, systemActor)).toBe(0)
  expect(await cashAt(BRANCH)).toEqual([])
  expect(await cashAt(OTHER_COMMUNE)).toEqual([24_000])
  // The commune's move comes after it and carries nothing of that a second time.
  await run(carry, [{ from: COMMUNE, to: OTHER_COMMUNE, extent: 'whole' }], systemActor)
  expect(await cashAt(OTHER_COMMUNE)).toEqual([24_000])
})

test('of a branch divided up the book goes to the part that takes what no rule picked, so that it lies in an open one', async () => {
  const member = await aMember(union, pool, { unit: DIVIDED })
  const { code } = await run(collectDues, { member }, unionOfficer(OTHER_COMMUNE))
  const { journal } = await run(getReceipt, { code }, unionOfficer(OTHER_COMMUNE))
  const moves: UnitMove[] = [
    { from: DIVIDED, to: PROVINCE, extent: 'part', pick: { by: 'list', ids: [] } },
    { from: DIVIDED, to: OTHER_BRANCH, extent: 'part' },
  ]
  expect(await run(carry, moves, systemActor)).toBe(1)
  expect([await cashAt(DIVIDED), await cashAt(OTHER_BRANCH), await cashAt(PROVINCE)]).toEqual([[], [24_000], []])
  // What is emptied in it stands in the receipts' way no more: they are taken back where the money lies.
  await run(reverseJournal, { journal, reason: 'Thu nhầm' }, unionOfficer(PROVINCE))
  expect(await cashAt(OTHER_BRANCH)).toEqual([])
})

test('of a branch that an old list divides between several, nothing is reversed, and she is told why', async () => {
  const member = await aMember(union, pool, { unit: DIVIDED })
  const { code } = await run(collectDues, { member }, unionOfficer(PROVINCE))
  const { journal } = await run(getReceipt, { code }, unionOfficer(PROVINCE))
  await run(divide, null, systemActor)
  const officer = unionOfficer(PROVINCE)
  const former = await formerCodesWithin(runtime.db, HEIRS, act.on)
  const heir = { ...officer, positions: officer.positions.map((one) => ({ ...one, former, units: HEIRS })) }
  const work = run(reverseJournal, { journal, reason: 'Thu nhầm' }, heir)
  await expect(work).rejects.toMatchObject({ code: 'dues.several_go_on' })
  expect((await run(getReceipt, { code }, heir)).book).toBeNull()
})
