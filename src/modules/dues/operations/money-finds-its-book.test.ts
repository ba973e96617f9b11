import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { systemActor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { foldMembership } from '#modules/membership/index.ts'
import { owed } from '../dues.questions.ts'
import { readBalances } from '../ledger.store.ts'
import { aMember, aUnion, BRANCH, branchHead, COMMUNE, unionOfficer, usualFees } from '../testing/fixtures.ts'
import { collectDues } from './collect-dues.ts'
import { getReceipt, verifyReceipt } from './get-receipt.ts'
import { getStatement } from './get-statement.ts'
import { matchLine } from './match-lines.ts'
import { setBankAccount } from './set-bank-account.ts'
import { uploadStatement } from './upload-statement.ts'

const { pool } = await testDatabase()
const union = testRuntime({ pool })
const { run, runtime } = union
const cadre = unionOfficer(COMMUNE)
beforeAll(async () => {
  await aUnion(union)
  await usualFees(union, 2025, 2026)
})

const fold = operation({
  name: 'test.fold',
  permission: 'test:make',
  kind: 'write',
  input: z.object({ id: z.uuid(), into: z.uuid() }),
  output: z.null(),
  async run(ctx, { id, into }) {
    await foldMembership(ctx, id, into)
    return null
  },
})
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
const owes = async (member: string) => (await owed(runtime.db, [member], '2026-11-20')).get(member)?.amount

test('a payment of a statement is booked where the statement says that it lies, not where her branch has its account', async () => {
  const account = { bankBin: '970405', bankName: 'Agribank', accountNumber: '4211205001234', holder: 'HOI LHPN' }
  await run(setBankAccount, { unit: COMMUNE, ...account }, cadre)
  const member = await aMember(union, pool, { joinedOn: '2025-12-15' })
  const text = 'Ngày giao dịch;Số tham chiếu;Ghi có;Nội dung\r\n19/11/2026;FT001;24.000;hoi phi'
  const file = { unit: COMMUNE, bytes: new TextEncoder().encode(text), name: 'sao-ke.csv' }
  const { id } = await run(uploadStatement, file, cadre)
  // The branch opens an account of its own only after the money came to the commune's.
  await run(setBankAccount, { unit: BRANCH, ...account, accountNumber: '4211205009999' }, cadre)
  const [line] = (await run(getStatement, { statement: id }, cadre)).items
  const { number } = await run(matchLine, { line: line?.id ?? '', member }, cadre)
  expect(number).toMatch(new RegExp(`/2026/${COMMUNE}$`))
  const bank = (await readBalances(runtime.db, [COMMUNE, BRANCH])).filter((one) => one.account === 'bank')
  expect(bank).toEqual([{ unit: COMMUNE, account: 'bank', party: null, amount: 24_000 }])
})

test('who paid as one record of two that were merged is not asked again, neither there nor when merged once more', async () => {
  const [first, second, third] = [await aMember(union, pool), await aMember(union, pool), await aMember(union, pool)]
  await run(collectDues, { member: first }, branchHead())
  await run(fold, { id: first, into: second }, systemActor)
  expect(await owes(second)).toBe(0)
  await run(fold, { id: second, into: third }, systemActor)
  expect(await owes(third)).toBe(0)
  expect(await refusal(run(collectDues, { member: third }, branchHead()))).toBe('dues.nothing_owed')
})

test('nothing is taken on a folded membership: what she owes stands at the one that goes on', async () => {
  const [gone, kept] = [await aMember(union, pool), await aMember(union, pool)]
  await run(fold, { id: gone, into: kept }, systemActor)
  await run(collectDues, { member: kept }, branchHead())
  expect(await refusal(run(collectDues, { member: gone }, branchHead()))).toBe('kernel.not_found')
})

test('a receipt for money of before the branch was founded is shown, checked and found real', async () => {
  const member = await aMember(union, pool, { joinedOn: '2025-01-01' })
  const { code } = await run(collectDues, { member, years: [2025], paidAt: '2023-12-30' }, branchHead())
  expect(await run(verifyReceipt, { code })).toMatchObject({ status: 'valid', receipt: { unitName: `Hội ${BRANCH}` } })
  expect((await run(getReceipt, { code }, branchHead())).paidOn).toBe('2023-12-30')
})
