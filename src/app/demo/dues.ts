import { z } from 'zod'
import type { Run } from '#kernel/http/face.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import {
  collectMany,
  getMemberDues,
  handOver,
  listOpen,
  owed,
  recordEntry,
  setBankAccount,
  setFee,
  uploadStatement,
} from '#modules/dues/index.ts'
import { listMembersOf } from '#modules/membership/index.ts'
import { unitCodesUnder } from '#modules/units/index.ts'
import { DEMO_BRANCH, DEMO_UNION } from './union.ts'

const kinds = ['ordinary', 'core', 'automatic'] as const
const shares = [
  { level: 'union_branch', share: 50 },
  { level: 'union_commune', share: 30 },
  { level: 'union_province', share: 20 },
]

/**
 * Fees of two years, an account, a third of the members with receipts (some paid last year only), money handed over and
 * spent, and a bank statement that waits to be matched.
 */
export async function makeDemoDues(run: Run): Promise<void> {
  for (const year of [2025, 2026])
    for (const kind of kinds) {
      const fee = { association: 'womens_union', unit: 'PN48', year, kind, period: 'year' as const, amount: 24_000 }
      await run(setFee, {
        ...fee,
        shareIn: 'percent',
        shares,
        decision: `QĐ 0${year - 2020}/QĐ-BTV, 15/12/${year - 1}`,
      })
    }
  const account = { bankBin: '970405', bankName: 'Agribank', accountNumber: '4211205001234' }
  await run(setBankAccount, { unit: DEMO_UNION, ...account, holder: 'HOI LHPN XA NUI THANH' })
  for (const { members, years } of await run(choosePayers, {})) await run(collectMany, { members, years })
  await run(handOver, { from: DEMO_BRANCH, to: DEMO_UNION, document: 'Giấy nộp tiền số 01' })
  await run(recordEntry, {
    unit: DEMO_BRANCH,
    kind: 'expense',
    amount: 50_000,
    document: 'PC 01/2026',
    purpose: 'Thăm hội viên ốm',
  })
  await run(recordEntry, {
    unit: DEMO_UNION,
    kind: 'income',
    amount: 500_000,
    document: 'PT 02/2026',
    purpose: 'Ủng hộ quỹ Mẹ đỡ đầu',
  })
  await run(uploadStatement, { unit: DEMO_UNION, bytes: await writeStatement(run), name: 'sao-ke-agribank.csv' })
}

/** Transfers as Agribank lists them: one with a code, one with a name alone, one of nobody, and the bank's own fee. */
async function writeStatement(run: Run): Promise<Uint8Array> {
  // Of another branch than that of the demo's branch head, who takes dues by hand.
  const { items } = await run(listOpen, { unit: `${DEMO_UNION}-02`, limit: 6 })
  const [one, other] = items
  const purpose = one ? ((await run(getMemberDues, { member: one.id })).pay?.purpose ?? '') : ''
  const money = (amount = 0) => String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  const lines = [
    'NGÂN HÀNG NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN VIỆT NAM',
    'Ngày giao dịch;Số tham chiếu;Ghi nợ;Ghi có;Nội dung;Tên người chuyển',
    `18/11/2026 09:12;6113VN0001;;${money(one?.owed)};MBVCB.7781 ${purpose} CT tu 0071000;`,
    `19/11/2026 20:40;6113VN0002;;${money(other?.owed)};nop hoi phi;${other?.name ?? ''}`,
    '19/11/2026 21:05;6113VN0003;;99.000;chuyen tien;',
    '20/11/2026 08:00;6113VN0004;5.500;;Phi dich vu SMS;',
  ]
  return new TextEncoder().encode(lines.join('\r\n'))
}

/** A third of the members, in lists as collecting takes them: most for all years, some for last year alone. */
const choosePayers = operation({
  name: 'demo.choose-payers',
  permission: 'demo:make',
  kind: 'read',
  input: z.strictObject({}),
  output: z.array(z.object({ members: z.array(z.uuid()), years: z.array(z.int()) })),
  async run(ctx) {
    const today = civilDate(ctx.now())
    const codes = await unitCodesUnder(ctx.db, 'PN48', today)
    const { items } = await listMembersOf(ctx.db, codes, today, { state: 'active', limit: 5000 })
    const third = items.filter((_member, place) => place % 3 === 0).map(({ id }) => id)
    const open = await owed(ctx.db, third, today)
    const owing = (years: readonly number[]) =>
      third.filter((id) => years.every((year) => open.get(id)?.years.includes(year)))
    const both = owing([2025, 2026])
    const early = new Set(both.filter((_id, place) => place % 5 === 4))
    const lists = [
      { members: both.filter((id) => !early.has(id)), years: [2025, 2026] },
      { members: [...early], years: [2025] },
    ]
    return lists.flatMap(({ members, years }) =>
      Array.from({ length: Math.ceil(members.length / 200) }, (_, at) => ({
        members: members.slice(at * 200, at * 200 + 200),
        years,
      })),
    )
  },
})
