import { beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { verifySeal } from '#kernel/seal/verify-web.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { readQrFromPdf } from '#kernel/testing/read-qr.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { owed } from '../dues.questions.ts'
import {
  aMember,
  aUnion,
  BRANCH,
  branchHead,
  COMMUNE,
  OTHER_BRANCH,
  OTHER_COMMUNE,
  PROVINCE,
  unionOfficer,
  usualFee,
  usualFees,
} from '../testing/fixtures.ts'
import { closeYear } from './close-year.ts'
import { collectDues } from './collect-dues.ts'
import { endExemption, exemptMember } from './exempt-member.ts'
import { getFund, listFunds } from './get-fund.ts'
import { getMemberDues } from './get-member-dues.ts'
import { getReceipt, printReceipt, verifyReceipt } from './get-receipt.ts'
import { handOver } from './hand-over.ts'
import { listFees } from './list-fees.ts'
import { listOpen } from './list-open.ts'
import { printYear } from './print-year.ts'
import { recordEntry } from './record-entry.ts'
import { reverseJournal } from './reverse-journal.ts'
import { setBankAccount } from './set-bank-account.ts'
import { setFee } from './set-fee.ts'

const { pool } = await testDatabase()
const union = testRuntime({ pool })
const { run, runtime } = union
const TODAY = '2026-11-20'
const cadre = unionOfficer(COMMUNE)
const leader = unionOfficer(PROVINCE)
beforeAll(async () => {
  await aUnion(union)
  await usualFees(union, 2025, 2026)
})

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
const owes = async (member: string) => (await owed(runtime.db, [member], TODAY)).get(member)?.amount
const totals = async (unit: string) => (await run(getFund, { unit }, leader)).totals
const account = { bankBin: '970405', bankName: 'Agribank', accountNumber: '4211205001234', holder: 'HOI LHPN XA' }

describe('fees', () => {
  test('shares that do not sum up are refused, and a decision replaces what was set', async () => {
    const shares = [{ level: 'union_branch', share: 99 }]
    expect(await refusal(run(setFee, { ...usualFee(2027), shares }, leader))).toBe('dues.shares_no_sum')
    await run(setFee, usualFee(2027), leader)
    await run(setFee, { ...usualFee(2027), amount: 36_000 }, leader)
    const { items, association, levels } = await run(listFees, { unit: COMMUNE }, cadre)
    expect(items.filter(({ year }) => year === 2027).map(({ amount }) => amount)).toEqual([36_000])
    expect([association, levels.length]).toEqual(['womens_union', 5])
  })

  test('of two who set the same fee at once, the last holds and the other is kept', async () => {
    const both = [20_000, 30_000].map((amount) => run(setFee, { ...usualFee(2029), amount }, leader))
    await Promise.all(both)
    const { rows } = await pool.query('select replaced_at is null as holds from dues_fees where year = 2029')
    expect(rows.map(({ holds }) => holds).toSorted()).toEqual([false, true])
  })

  test('of two who set the account of a unit at once, the last holds and the other is closed', async () => {
    const numbers = ['4211205000001', '4211205000002']
    await Promise.all(
      numbers.map((accountNumber) => run(setBankAccount, { unit: OTHER_COMMUNE, ...account, accountNumber }, leader)),
    )
    const { rows } = await pool.query(
      'select closed_at is null as open from dues_bank_accounts where unit_code = $1 order by 1',
      [OTHER_COMMUNE],
    )
    expect(rows).toEqual([{ open: false }, { open: true }])
  })

  test('a commune sets fees for itself, not for the province; a branch head sets none', async () => {
    expect(await refusal(run(setFee, usualFee(2028), cadre))).toBe('kernel.not_found')
    expect(await refusal(run(setFee, { ...usualFee(2028), unit: BRANCH }, branchHead()))).toBe('kernel.forbidden')
  })

  test('of a unit of the administration there are none', async () => {
    const { items } = await run(listFees, { unit: BRANCH }, branchHead())
    expect(items.length).toBeGreaterThan(0)
  })
})

describe('exemptions', () => {
  test('free a member by a reason whose evidence was seen, and end with a reason', async () => {
    const member = await aMember(union, pool)
    const poor = { member, reason: 'poor_household', firstYear: 2026 }
    expect(await refusal(run(exemptMember, poor, cadre))).toBe('dues.evidence_missing')
    const { id } = await run(exemptMember, { ...poor, evidence: 'Sổ hộ nghèo số 12 năm 2026' }, cadre)
    expect(await owes(member)).toBe(24_000)
    await run(endExemption, { exemption: id, reason: 'thoát nghèo' }, cadre)
    expect(await owes(member)).toBe(48_000)
    const half = { member, reason: 'near_poor_household', firstYear: 2025, lastYear: 2025, evidence: 'Sổ' }
    await run(exemptMember, half, cadre)
    const { years, exemptions } = await run(getMemberDues, { member }, cadre)
    expect(years[0]).toMatchObject({ year: 2025, due: 24_000, exempt: 12_000, owed: 12_000 })
    expect(exemptions).toHaveLength(2)
  })
})

describe('a receipt', () => {
  test('is found by its code by anybody, with initials only, and says when it was taken back', async () => {
    const member = await aMember(union, pool, { name: 'Phan Thị Mận' })
    const { code } = await run(collectDues, { member }, branchHead())
    const seen = await run(verifyReceipt, { code: code.toLowerCase() })
    expect(seen).toMatchObject({ status: 'valid', receipt: { payer: 'P. T. Mận', amount: 48_000 } })
    const receipt = await run(getReceipt, { code }, cadre)
    expect(
      await refusal(run(reverseJournal, { journal: receipt.journal, reason: 'ghi nhầm người' }, branchHead())),
    ).toBe('kernel.forbidden')
    await run(reverseJournal, { journal: receipt.journal, reason: 'ghi nhầm người' }, leader)
    expect(await refusal(run(reverseJournal, { journal: receipt.journal, reason: 'x' }, leader))).toBe(
      'dues.already_reversed',
    )
    expect((await run(verifyReceipt, { code })).status).toBe('reversed')
    expect(await owes(member)).toBe(48_000)
    expect((await run(verifyReceipt, { code: 'AAAAAAAAAAA' })).status).toBe('unknown')
  })

  test('is printed as a PDF', async () => {
    const member = await aMember(union, pool)
    const { code } = await run(collectDues, { member }, branchHead())
    const { bytes, name } = await run(printReceipt, { code }, cadre)
    expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-')
    expect(name).toMatch(/^phieu-thu-\d{4}-2026-PN20965-01\.pdf$/)
    // The QR of both copies carries the receipt, sealed: whoever has no network can check it too.
    const [text = ''] = await readQrFromPdf(bytes, 1)
    expect(await readQrFromPdf(bytes, 2)).toEqual([text])
    const keys = union.runtime.services.sealer.publicKeys()
    expect(await verifySeal(text, keys)).toMatchObject({
      ok: true,
      seal: { kind: 'receipt', facts: { unit: 'Hội PN20965-01', amount: '48000', years: '2025, 2026' } },
    })
    expect(await verifySeal(text.replace('/v/receipt/', '/v/card/'), keys)).toEqual({
      ok: false,
      problem: 'other_code',
    })
  })
})

describe('funds', () => {
  test('what belongs above is handed over step by step, in part in proportion', async () => {
    const member = await aMember(union, pool, { unit: OTHER_BRANCH })
    await run(collectDues, { member }, branchHead(OTHER_BRANCH))
    expect(await totals(OTHER_BRANCH)).toMatchObject({ cash: 48_000, owedToOthers: 33_600, own: 14_400 })
    const slip = { from: OTHER_BRANCH, to: COMMUNE, document: 'GN 01' }
    const before = await totals(COMMUNE)
    expect(await refusal(run(handOver, slip, branchHead(OTHER_BRANCH)))).toBe('kernel.forbidden')
    expect(await run(handOver, { ...slip, amount: 10_000 }, cadre)).toMatchObject({ amount: 10_000 })
    const half = await totals(COMMUNE)
    expect(half.cash - before.cash).toBe(10_000)
    expect(half.own - before.own).toBe(7_143)
    expect(await run(handOver, slip, cadre)).toMatchObject({ amount: 23_600 })
    const after = await totals(COMMUNE)
    expect([after.own - before.own, after.owedToOthers - before.owedToOthers]).toEqual([24_000, 9_600])
    expect(await totals(OTHER_BRANCH)).toMatchObject({ cash: 14_400, owedToOthers: 0, own: 14_400 })
    expect(await refusal(run(handOver, slip, cadre))).toBe('dues.nothing_to_hand_over')
    expect(await refusal(run(handOver, { ...slip, to: OTHER_COMMUNE }, leader))).toBe('dues.not_above')
  })

  test('an expense needs money, a purpose and its paper; its mistake is reversed, never changed', async () => {
    const spend = {
      unit: OTHER_BRANCH,
      kind: 'expense' as const,
      amount: 10_000,
      document: 'PC 01',
      purpose: 'Thăm ốm',
    }
    expect(await refusal(run(recordEntry, { ...spend, amount: 1_000_000 }, cadre))).toBe('dues.not_enough')
    expect(await refusal(run(recordEntry, { ...spend, document: ' ' }, cadre))).toBe('kernel.invalid_input')
    const { journal } = await run(recordEntry, spend, cadre)
    expect((await totals(OTHER_BRANCH)).cash).toBe(4_400)
    await run(reverseJournal, { journal, reason: 'ghi hai lần' }, cadre)
    expect((await totals(OTHER_BRANCH)).cash).toBe(14_400)
    const fund = await run(getFund, { unit: OTHER_BRANCH }, branchHead(OTHER_BRANCH))
    expect(fund.items.map(({ kind }) => kind).slice(0, 2)).toEqual(['reversal', 'expense'])
    expect(fund.items.find(({ id }) => id === journal)?.reversed).toBe(true)
  })

  test('a closed year takes nothing any more; its result lies in the fund', async () => {
    const unit = 'PN20971-01'
    const income = { unit, kind: 'income' as const, amount: 50_000, document: 'PT 02', purpose: 'Ủng hộ' }
    await run(recordEntry, { ...income, on: '2025-06-01' }, leader)
    const close = { unit, year: 2025, decision: 'BB 01/2026' }
    expect(await refusal(run(closeYear, { ...close, year: 2026 }, leader))).toBe('dues.year_runs')
    expect(await run(closeYear, close, leader)).toEqual({ own: 50_000 })
    expect(await refusal(run(closeYear, close, leader))).toBe('dues.already_closed')
    expect(await refusal(run(recordEntry, { ...income, on: '2025-07-01' }, leader))).toBe('dues.year_closed')
    const { accounts } = await run(getFund, { unit, year: 2025 }, leader)
    expect(accounts.map(({ account: key, amount }) => [key, amount])).toEqual([
      ['cash', 50_000],
      ['fund', -50_000],
    ])
    const { bytes } = await run(printYear, { unit, year: 2025 }, leader)
    expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-')
  })

  test('a transfer lies where the account is: what belongs to the branch is owed to it', async () => {
    await run(setBankAccount, { unit: COMMUNE, ...account }, cadre)
    const member = await aMember(union, pool)
    const { pay } = await run(getMemberDues, { member }, cadre)
    expect(pay).toMatchObject({ amount: 48_000, accountNumber: '4211205001234' })
    expect(pay?.purpose).toMatch(/^HP [2-9A-Y]{9} NGUYEN/)
    const before = await totals(COMMUNE)
    const { number } = await run(collectDues, { member, way: 'transfer' }, cadre)
    expect(number).toContain(`/${COMMUNE}`)
    const after = await totals(COMMUNE)
    expect([after.bank - before.bank, after.own - before.own]).toEqual([48_000, 24_000])
    const slip = { from: COMMUNE, to: BRANCH, money: 'bank' as const, document: 'GN 07' }
    expect(await run(handOver, slip, cadre)).toMatchObject({ amount: 14_400 })
  })
})

test('lists: who owes in a branch by given name, and what the funds below have', async () => {
  const { items, below } = await run(listOpen, { unit: COMMUNE }, cadre)
  expect(items.every((item) => item.owed > 0)).toBe(true)
  expect(below.map(({ code }) => code)).toEqual([BRANCH, OTHER_BRANCH])
  expect(await refusal(run(listOpen, { unit: COMMUNE }, branchHead()))).toBe('kernel.not_found')
  expect((await run(listFunds, { unit: COMMUNE }, cadre)).items).toHaveLength(2)
})
