import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matcher, proposals } from './match.rules.ts'
import { codesIn, paymentCode } from './payment.rules.ts'
import { findHeading, headingNamed, lineHashes, readDay, readLines, readMoney } from './statement.rules.ts'

const rows = (...lines: string[][]) => lines.map((cells, at) => ({ number: at + 1, cells }))

describe('a bank writes money and days in many ways', () => {
  test.each([
    ['1.234.567', 1_234_567],
    ['1,234,567.00', 1_234_567],
    ['24000', 24_000],
    ['+24 000 VND', 24_000],
    ['24.000,00', 24_000],
    ['-5.000', -5_000],
    ['(5.000)', -5_000],
    ['12,50', undefined],
    ['', undefined],
    ['abc', undefined],
  ])('%s', (text, amount) => expect(readMoney(text)).toBe(amount))

  test.each([
    ['05/03/2026', '2026-03-05'],
    ['5-3-2026 08:15:00', '2026-03-05'],
    ['05.03.26', '2026-03-05'],
    ['2026-03-05T08:00', '2026-03-05'],
    ['31/02/2026', undefined],
    ['Tổng cộng', undefined],
  ])('%s', (text, day) => expect(readDay(text)).toBe(day))

  test('whatever is written with thousand marks is read as it was', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), fc.constantFrom('.', ','), (amount, mark) => {
        expect(readMoney(String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, mark))).toBe(amount)
      }),
    ))
})

describe('columns of several banks are known by their headings', () => {
  test.each([
    [
      [
        'STT',
        'Ngày giao dịch/ Transaction date',
        'Số tham chiếu',
        'Số tiền ghi nợ',
        'Số tiền ghi có',
        'Nội dung chi tiết',
      ],
    ],
    [['Date', 'Description', 'Debit', 'Credit', 'Reference']],
    [['Ngày GD', 'Diễn giải', 'Phát sinh nợ', 'Phát sinh có', 'Số dư', 'Mã giao dịch', 'Tên người chuyển']],
  ])('%j', (heading) => {
    const found = findHeading(rows(['NGÂN HÀNG'], [], heading, ['1']))
    expect(found?.at).toBe(2)
    expect(heading[found?.columns.credit ?? -1]).toMatch(/có|Credit/)
  })

  test('an unknown one is told once by its words', () => {
    const file = rows(['Cột A', 'Cột B', 'Cột C'], ['05/03/2026', '24.000', 'HP'])
    expect(findHeading(file)).toBeUndefined()
    const named = headingNamed(file, { date: 'cột a', credit: 'Cột B', description: 'Cột C' })
    expect(named && readLines(file.slice(1), named.columns)).toMatchObject([{ amount: 24_000, bookedOn: '2026-03-05' }])
  })

  test('debits, sums and footers are left out; equal transfers of a day stay two', () => {
    const body = rows(
      ['05/03/2026', '-24.000', 'phí'],
      ['05/03/2026', '24.000', 'HP'],
      ['05/03/2026', '24.000', 'HP'],
      ['Cộng', '48.000', ''],
    )
    const lines = readLines(body, { date: 0, credit: 1, description: 2 })
    expect(lines).toHaveLength(2)
    expect(new Set(lineHashes(lines)).size).toBe(2)
    expect(lineHashes(lines)).toEqual(lineHashes(lines))
  })
})

const key = new Uint8Array(32).fill(3)
const [hanh, hoa] = ['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002']
const year = (owed: number, of = 2026) => ({
  year: of,
  feeId: '',
  months: 12,
  due: owed,
  exempt: 0,
  paid: 0,
  owed,
  overpaid: 0,
})

describe('a payment is known as a member’s', () => {
  const members = [
    { id: hanh, code: paymentCode(key, hanh), name: 'Nguyễn Thị Hạnh', number: '2096500012' },
    { id: hoa, code: paymentCode(key, hoa), name: 'Trần Thị Hoa', number: '2096500013' },
  ]
  const find = (payment: { amount: number; description: string; payer?: string }, years = [year(24_000)]) => {
    const whole = { payer: '', ...payment }
    return proposals(whole, matcher(members).candidates(whole), () => years)
  }

  test('by her code, whatever the bank writes around it', () => {
    const description = `MBVCB.123.HP ${paymentCode(key, hanh)} NGUYEN THI HANH.CT tu 0011`
    expect(find({ amount: 24_000, description })[0]).toMatchObject({ member: hanh, certain: true, score: 100 })
    expect(codesIn(`ND:HP${paymentCode(key, hoa)}`)).toContain(paymentCode(key, hoa))
  })

  test('by name and amount alone it is a proposal, not certain', () => {
    expect(find({ amount: 24_000, description: 'nop hoi phi', payer: 'TRAN THI HOA' })).toMatchObject([
      { member: hoa, certain: false, reasons: ['name', 'amount_all'] },
    ])
  })

  test('by number and name together it is certain; another amount is not', () => {
    const description = '2096500013 Tran Thi Hoa nop'
    expect(find({ amount: 24_000, description })[0]).toMatchObject({ certain: true })
    expect(find({ amount: 25_000, description })[0]).toMatchObject({ certain: false })
    expect(find({ amount: 24_000, description }, [year(0)])[0]).toMatchObject({ certain: false })
  })

  test('with two names in one purpose nobody is certain', () => {
    const description = `${paymentCode(key, hanh)} ${paymentCode(key, hoa)}`
    expect(find({ amount: 24_000, description }).some(({ certain }) => certain)).toBe(false)
  })

  test('a code is always the same for her and passes its own check', () =>
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const code = paymentCode(key, id)
        expect(code).toHaveLength(9)
        expect(paymentCode(key, id)).toBe(code)
        expect(codesIn(`hp ${code.toLowerCase()} x`)).toContain(code)
      }),
    ))
})
