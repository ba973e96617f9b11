import { beforeAll, expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { owed } from '../dues.questions.ts'
import {
  aMember,
  aUnion,
  BRANCH,
  branchHead,
  COMMUNE,
  OTHER_COMMUNE,
  PROVINCE,
  unionOfficer,
  usualFees,
} from '../testing/fixtures.ts'
import { getMemberDues } from './get-member-dues.ts'
import { getReceipt } from './get-receipt.ts'
import { getStatement, listStatements } from './get-statement.ts'
import { matchCertain, matchLine, setLineAside } from './match-lines.ts'
import { reverseJournal } from './reverse-journal.ts'
import { setBankAccount } from './set-bank-account.ts'
import { uploadStatement } from './upload-statement.ts'

const { pool } = await testDatabase()
const union = testRuntime({ pool })
const { run, runtime } = union
const cadre = unionOfficer(COMMUNE)
beforeAll(async () => {
  await aUnion(union)
  await usualFees(union, 2026)
  const account = { bankBin: '970405', bankName: 'Agribank', accountNumber: '4211205001234', holder: 'HOI LHPN' }
  await run(setBankAccount, { unit: COMMUNE, ...account }, cadre)
})

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? (error.fields[0]?.code ?? error.code) : error),
  )
const owes = async (member: string) => (await owed(runtime.db, [member], '2026-11-20')).get(member)?.amount
const purposeOf = async (member: string) => (await run(getMemberDues, { member }, cadre)).pay?.purpose ?? ''
const file = (...lines: string[]) => new TextEncoder().encode(['SAO KE TAI KHOAN', '', ...lines].join('\r\n'))
const HEAD = 'Ngày giao dịch;Số tham chiếu;Ghi nợ;Ghi có;Nội dung'
const upload = (bytes: Uint8Array, actor = cadre) =>
  run(uploadStatement, { unit: COMMUNE, bytes, name: 'sao-ke.csv' }, actor)

test('a file is read, certain lines are accepted together, the others one by one, and nothing is taken twice', async () => {
  const hanh = await aMember(union, pool, { name: 'Nguyễn Thị Hạnh' })
  const hoa = await aMember(union, pool, { name: 'Trần Thị Hoa' })
  const bytes = file(
    HEAD,
    `19/11/2026;FT001;;24.000;MBVCB ${await purposeOf(hanh)} CT tu 001`,
    '19/11/2026;FT002;;24.000;Tran Thi Hoa nop hoi phi',
    '19/11/2026;FT003;5.500;;Phi dich vu',
    '20/11/2026;FT004;;99.000;chuyen nham',
    'Tổng;;5.500;147.000;',
  )
  const { id, added } = await upload(bytes)
  expect(added).toBe(3)
  expect(await refusal(upload(bytes))).toBe('dues.file_known')
  const { items } = await run(getStatement, { statement: id }, cadre)
  expect(items.map(({ proposals: [best] }) => [best?.member, best?.certain])).toEqual([
    [hanh, true],
    [hoa, false],
    [undefined, undefined],
  ])
  expect((await run(matchCertain, { statement: id }, cadre)).items).toMatchObject([{ member: hanh, amount: 24_000 }])
  expect((await run(matchCertain, { statement: id }, cadre)).items).toEqual([])
  const second = items[1]?.id ?? ''
  const receipt = await run(matchLine, { line: second, member: hoa }, cadre)
  expect(await refusal(run(matchLine, { line: second, member: hoa }, cadre))).toBe('dues.line_settled')
  await run(setLineAside, { line: items[2]?.id ?? '', note: 'không phải hội phí' }, cadre)
  expect([await owes(hanh), await owes(hoa)]).toEqual([0, 0])
  expect((await run(listStatements, { unit: COMMUNE }, cadre)).items[0]).toMatchObject({ lines: 3, open: 0 })
  // A receipt that is taken back leaves its line to be matched again.
  const { journal } = await run(getReceipt, { code: receipt.code }, cadre)
  await run(reverseJournal, { journal, reason: 'nhầm người' }, unionOfficer(PROVINCE))
  expect((await run(listStatements, { unit: COMMUNE }, cadre)).items[0]).toMatchObject({ open: 1 })
})

test('a line that names nobody is recorded for whom the cadre means: by number, or by a name that only one has', async () => {
  const [mai] = [
    await aMember(union, pool, { name: 'Võ Thị Sao Mai' }),
    await aMember(union, pool, { name: 'Lê Thị Lan' }),
  ]
  const other = await aMember(union, pool, { name: 'Lê Thị Lan' })
  await pool.query('update memberships set number = $1 where id = $2', ['HV00000742', other])
  const { id } = await upload(file(HEAD, '19/11/2026;FT801;;24.000;chuyen tien', '19/11/2026;FT802;;24.000;ck'))
  const [first, second] = (await run(getStatement, { statement: id }, cadre)).items
  const match = (line: string | undefined, who: string) => run(matchLine, { line: line ?? '', who }, cadre)
  expect(await refusal(match(first?.id, 'Võ Thị Mai'))).toBe('dues.nobody_so_called')
  expect(await refusal(match(first?.id, ''))).toBe('dues.nobody_so_called')
  expect(await refusal(match(first?.id, 'lê thị lan'))).toBe('dues.several_so_called')
  expect(await match(first?.id, 'vo thi sao mai')).toMatchObject({ member: mai, amount: 24_000 })
  expect(await match(second?.id, '742')).toMatchObject({ member: other })
  expect([await owes(mai), await owes(other)]).toEqual([0, 0])
})

test('a longer file of the same days brings only what is new', async () => {
  const lines = ['18/11/2026;FT101;;1.000;a', '18/11/2026;FT102;;1.000;b']
  expect(await upload(file(HEAD, ...lines))).toMatchObject({ added: 2, known: 0 })
  expect(await upload(file(HEAD, ...lines, '18/11/2026;FT103;;1.000;c'))).toMatchObject({ added: 1, known: 2 })
})

test('numbers that begin anew each day, and one number for all payments of an order, lose no money', async () => {
  const first = file(
    HEAD,
    '16/11/2026;1;;7.000;a',
    '16/11/2026;LO88;;24.000;Le Thi A',
    '16/11/2026;LO88;;24.000;Le Thi B',
  )
  expect(await upload(first)).toMatchObject({ added: 3, known: 0 })
  const more = ['16/11/2026;1;;7.000;A.', '16/11/2026;LO88;;24.000;Le Thi A', '16/11/2026;LO88;;24.000;Le Thi B']
  expect(await upload(file(HEAD, ...more, '17/11/2026;1;;7.000;c'))).toMatchObject({ added: 1, known: 3 })
})

test('columns that no bank uses are named once and remembered', async () => {
  const odd = (day: string) => file('A1,B2,C3', `${day},"24,000",xyz`)
  expect(await refusal(upload(odd('01/11/2026')))).toBe('dues.columns_unknown')
  const columns = { date: 'A1', credit: 'B2', description: 'C3' }
  await run(uploadStatement, { unit: COMMUNE, bytes: odd('01/11/2026'), name: 'x.csv', columns }, cadre)
  expect(await upload(odd('02/11/2026'))).toMatchObject({ added: 1 })
})

test('what is no table is refused, and others see and settle nothing', async () => {
  expect(await refusal(upload(new TextEncoder().encode('%PDF-1.7')))).toBe('dues.file_unreadable')
  expect(await refusal(upload(file(HEAD), unionOfficer(OTHER_COMMUNE)))).toBe('kernel.not_found')
  expect(await refusal(upload(file(HEAD), branchHead(BRANCH)))).toBe('kernel.forbidden')
})
