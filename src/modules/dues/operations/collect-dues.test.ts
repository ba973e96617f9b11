import { beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { owed } from '../dues.questions.ts'
import { readBalances } from '../ledger.store.ts'
import {
  aMember,
  aUnion,
  BRANCH,
  branchHead,
  COMMUNE,
  GROUP,
  OTHER_BRANCH,
  PROVINCE,
  usualFees,
} from '../testing/fixtures.ts'
import { collectDues, collectMany } from './collect-dues.ts'
import { getReceipt } from './get-receipt.ts'

const { pool } = await testDatabase()
const union = testRuntime({ pool })
const { run, runtime } = union
const TODAY = '2026-11-20'
beforeAll(async () => {
  await aUnion(union)
  await usualFees(union, 2025, 2026)
})

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
const owes = async (member: string) => (await owed(runtime.db, [member], TODAY)).get(member)

describe('what a member owes is computed', () => {
  test('for each year with a fee from the month after she joined, the oldest first', async () => {
    expect(await owes(await aMember(union, pool))).toEqual({ amount: 48_000, years: [2025, 2026] })
    expect(await owes(await aMember(union, pool, { joinedOn: '2025-12-02' }))).toEqual({
      amount: 24_000,
      years: [2026],
    })
  })

  test('a kind without a fee owes nothing', async () => {
    expect(await owes(await aMember(union, pool, { kind: 'honorary' }))).toEqual({ amount: 0, years: [] })
  })
})

describe('collecting', () => {
  test('the head of a group reads the receipts of her members, and of no others', async () => {
    const head = branchHead(GROUP)
    const hers = await run(collectDues, { member: await aMember(union, pool, { unit: GROUP }) }, head)
    expect((await run(getReceipt, { code: hers.code }, head)).number).toBe(hers.number)
    const others = await run(collectDues, { member: await aMember(union, pool) }, branchHead())
    expect(await refusal(run(getReceipt, { code: others.code }, head))).toBe('kernel.not_found')
  })

  test('all that is open is taken, a receipt is numbered, and each level gets its share', async () => {
    const member = await aMember(union, pool)
    const receipt = await run(collectDues, { member }, branchHead())
    expect(receipt).toMatchObject({ amount: 48_000, years: [2025, 2026] })
    expect(receipt.number).toMatch(/^\d{4}\/2026\/PN20965-01$/)
    expect(await owes(member)).toEqual({ amount: 0, years: [] })
    const { rows } = await pool.query(
      `select e.debit, e.credit, e.credit_party as party, e.amount::int from dues_entries e join dues_receipts r using (journal_id) where r.id = $1`,
      [receipt.receipt],
    )
    expect(rows).toEqual([
      { debit: 'cash', credit: 'dues', party: null, amount: 14_400 },
      { debit: 'cash', credit: 'payable', party: COMMUNE, amount: 24_000 },
      { debit: 'cash', credit: 'payable', party: PROVINCE, amount: 9_600 },
    ])
  })

  test('an amount goes to the oldest year first; more than is open is refused', async () => {
    const member = await aMember(union, pool)
    expect(await run(collectDues, { member, amount: 30_000 }, branchHead())).toMatchObject({ years: [2025, 2026] })
    expect(await owes(member)).toEqual({ amount: 18_000, years: [2026] })
    expect(await refusal(run(collectDues, { member, amount: 18_001 }, branchHead()))).toBe('dues.too_much')
    expect(await refusal(run(collectDues, { member, years: [2025] }, branchHead()))).toBe('dues.year_not_open')
  })

  test('a group without a share hands its money to its branch', async () => {
    const member = await aMember(union, pool, { unit: GROUP })
    expect((await run(collectDues, { member, years: [2026] }, branchHead())).number).toContain(BRANCH)
  })

  test('the same call sent again takes the money once', async () => {
    const member = await aMember(union, pool)
    const [head, key] = [branchHead(), { idempotencyKey: 'phone-7' }]
    const first = await run(collectDues, { member, years: [2026] }, head, key)
    expect(await run(collectDues, { member, years: [2026] }, head, key)).toEqual(first)
    expect(await owes(member)).toEqual({ amount: 24_000, years: [2025] })
  })

  test('of two who collect at once, one takes the money', async () => {
    const member = await aMember(union, pool)
    const both = await Promise.all([1, 2].map(() => refusal(run(collectDues, { member }, branchHead()))))
    expect(both.toSorted()).toEqual(['done', 'dues.nothing_owed'])
  })

  test('from many at once: all or none, numbers without gaps', async () => {
    const members = await Promise.all([1, 2, 3].map(() => aMember(union, pool, { unit: OTHER_BRANCH })))
    const paid = await aMember(union, pool, { unit: OTHER_BRANCH })
    await run(collectDues, { member: paid }, branchHead(OTHER_BRANCH))
    expect(await refusal(run(collectMany, { members: [...members, paid] }, branchHead(OTHER_BRANCH)))).toBe(
      'dues.nothing_owed',
    )
    const { items, amount } = await run(collectMany, { members, years: [2026] }, branchHead(OTHER_BRANCH))
    expect(amount).toBe(72_000)
    expect(items.map(({ number }) => number)).toEqual(['0002', '0003', '0004'].map((n) => `${n}/2026/${OTHER_BRANCH}`))
  })

  test('the head of another branch does not find the member', async () => {
    const member = await aMember(union, pool)
    expect(await refusal(run(collectDues, { member }, branchHead(OTHER_BRANCH)))).toBe('kernel.not_found')
  })

  test('money is not taken on a day to come, and a transfer needs an account', async () => {
    const member = await aMember(union, pool)
    expect(await refusal(run(collectDues, { member, paidAt: '2026-11-21' }, branchHead()))).toBe('dues.not_yet')
    expect(await refusal(run(collectDues, { member, way: 'transfer' }, branchHead()))).toBe('dues.no_account')
    expect(await run(collectDues, { member, paidAt: '2026-11-19T08:00:00+07:00' }, branchHead())).toBeTruthy()
  })
})

test('the books add up: what came in is what is owed to others and what is kept', async () => {
  const balances = await readBalances(runtime.db, [BRANCH, OTHER_BRANCH])
  expect(balances.reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
})

test('the server can add to the ledger and change nothing in it', async () => {
  for (const table of ['dues_journals', 'dues_entries', 'dues_receipts', 'dues_receipt_lines'])
    for (const text of [`update ${table} set seq = 9`, `delete from ${table}`, `truncate ${table} cascade`])
      await expect(pool.query(text), text).rejects.toMatchObject({ code: '42501' })
})
