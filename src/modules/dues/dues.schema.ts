import { z } from 'zod'
import { Bytes } from '#kernel/files/bytes.ts'
import { AnyUnitCode, CivilDay } from '#modules/units/index.ts'
import { duesErrors } from './dues.errors.ts'
import { DUES_KINDS, PERIODS, SHARE_UNITS } from './fee.rules.ts'
import { JOURNAL_KINDS } from './ledger.rules.ts'

export const Dong = z.coerce.number().int().min(1).max(2_000_000_000).meta({ description: 'Dong', example: 24_000 })
export const Year = z.coerce.number().int().min(2000).max(2200)
export const Words = z.string().trim().normalize('NFC').min(1, duesErrors.reasonMissing).max(500)
export const MemberId = z.uuid()
export const Cursor = z.string().max(300).optional()
/** A unit that may be left blank in a form. */
export const MaybeUnit = z.preprocess((value) => (value === '' ? undefined : value), AnyUnitCode.optional())

const PaidAt = z
  .union([CivilDay, z.iso.datetime({ offset: true })])
  .optional()
  .meta({ description: 'The day, or the moment, on which the money was given; today when left out' })
const Way = z.enum(['cash', 'transfer'])

export const CollectDues = z.strictObject({
  member: MemberId,
  years: z.array(Year).min(1).max(30).optional(),
  amount: Dong.optional(),
  way: Way.default('cash'),
  paidAt: PaidAt,
})
export const CollectMany = z.strictObject({
  members: z.array(MemberId).min(1, duesErrors.noneChosen).max(200),
  years: z.array(Year).min(1).max(30).optional(),
  way: Way.default('cash'),
  paidAt: PaidAt,
})
export const Collected = z
  .object({
    member: z.uuid(),
    receipt: z.uuid(),
    code: z.string(),
    number: z.string().meta({ example: '0012/2026/PN20965-01' }),
    amount: z.int(),
    years: z.array(z.int()),
  })
  .meta({ id: 'CollectedDues' })

export const DuesYearView = z.object({
  year: z.int(),
  months: z.int(),
  due: z.int(),
  exempt: z.int(),
  paid: z.int(),
  owed: z.int(),
  overpaid: z.int(),
})

export const ListOpen = z.strictObject({
  unit: MaybeUnit,
  show: z.enum(['open', 'all']).catch('open').default('open'),
  cursor: Cursor,
  limit: z.coerce.number().int().min(1).max(100).default(40),
})
export const OpenMember = z.object({
  id: z.uuid(),
  name: z.string(),
  number: z.string().nullable(),
  unit: z.string(),
  unitName: z.string(),
  owed: z.int(),
  years: z.array(z.int()),
})
export type OpenMember = z.output<typeof OpenMember>
export const UnitChoice = z.object({ code: z.string(), name: z.string() })
export type UnitChoice = z.output<typeof UnitChoice>

const ShareOfLevel = z.strictObject({
  level: z.string().regex(/^[a-z][a-z_]{0,40}$/),
  share: z.coerce.number().int().min(0).max(2_000_000_000),
})
export const SetFee = z.strictObject({
  association: z.string().regex(/^[a-z][a-z_]{0,40}$/),
  unit: AnyUnitCode.nullable().meta({ description: 'The unit that sets it, for itself and all below it' }),
  year: Year,
  kind: z.enum(DUES_KINDS),
  period: z.enum(PERIODS),
  amount: Dong,
  shareIn: z.enum(SHARE_UNITS),
  shares: z.array(ShareOfLevel).max(8).meta({ description: 'Sums up to 100 percent, or to the amount' }),
  decision: Words,
})
export const FeeView = SetFee.extend({ id: z.uuid(), unitName: z.string() }).meta({ id: 'DuesFee' })
export type FeeView = z.output<typeof FeeView>

export const ReceiptView = z
  .object({
    id: z.uuid(),
    journal: z.uuid(),
    code: z.string().meta({ description: 'Typed or scanned at /v/receipt/{code}' }),
    number: z.string(),
    unit: z.string(),
    way: z.enum(['cash', 'transfer']),
    paidOn: z.string(),
    amount: z.int(),
    lines: z.array(z.object({ year: z.int(), amount: z.int() })),
    reversed: z.object({ reason: z.string(), on: z.string() }).nullable(),
  })
  .meta({ id: 'DuesReceipt' })
export type ReceiptView = z.output<typeof ReceiptView>
export const ExemptionView = z.object({
  id: z.uuid(),
  reason: z.string(),
  percent: z.int(),
  firstYear: z.int(),
  lastYear: z.int().nullable(),
  evidence: z.string(),
  grantedOn: z.string(),
  ended: z.object({ on: z.string(), reason: z.string() }).nullable(),
})
export type ExemptionView = z.output<typeof ExemptionView>
const PayView = z.object({
  bank: z.string(),
  bankBin: z.string(),
  accountNumber: z.string(),
  holder: z.string(),
  amount: z.int(),
  purpose: z.string(),
  qr: z.string().meta({ description: 'Text of the VietQR code' }),
})
export type PayView = z.output<typeof PayView>
export const MemberDuesView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    number: z.string().nullable(),
    unit: UnitChoice,
    association: z.string(),
    owed: z.int(),
    years: z.array(DuesYearView),
    receipts: z.array(ReceiptView),
    exemptions: z.array(ExemptionView),
    pay: PayView.nullable(),
  })
  .meta({ id: 'MemberDues' })
export type MemberDuesView = z.output<typeof MemberDuesView>

export const FundTotals = z.object({
  unit: UnitChoice,
  cash: z.int(),
  bank: z.int(),
  owedToOthers: z.int().meta({ description: 'Of the money here: what belongs to other levels' }),
  own: z.int().meta({ description: 'What is the unit’s own' }),
})
export type FundTotals = z.output<typeof FundTotals>

export const FormerFund = z.object({
  unit: UnitChoice,
  from: z.string().nullable().meta({ description: 'Its first day under its last name; null when that is not known' }),
  to: z.string(),
  moved: z.int().meta({ description: 'Money that went on with the book' }),
  book: UnitChoice.nullable().meta({ description: 'In whose book it lies today; null where several go on' }),
})
export type FormerFund = z.output<typeof FormerFund>

export const VerifiedReceipt = z.object({
  code: z.string(),
  status: z.enum(['valid', 'reversed', 'unknown']),
  receipt: z
    .object({
      number: z.string(),
      unitName: z.string(),
      payer: z.string().meta({ description: 'Initials and given name' }),
      paidOn: z.string(),
      way: z.enum(['cash', 'transfer']),
      amount: z.int(),
      lines: z.array(z.object({ year: z.int(), amount: z.int() })),
      reversedOn: z.string().nullable(),
    })
    .nullable(),
})
export type VerifiedReceipt = z.output<typeof VerifiedReceipt>

export const ExemptMember = z.strictObject({
  member: MemberId,
  reason: z.string().regex(/^[a-z][a-z_]{0,40}$/, duesErrors.unknownReason),
  firstYear: Year,
  lastYear: z.preprocess((value) => (value === '' ? null : value), Year.nullable().default(null)),
  evidence: z.string().trim().normalize('NFC').max(500).default(''),
})
export const EndExemption = z.strictObject({ exemption: z.uuid(), reason: Words })

export const JournalId = z.strictObject({ journal: z.uuid() })
export const ReverseJournal = z.strictObject({ journal: z.uuid(), reason: Words })

export const SetBankAccount = z.strictObject({
  unit: AnyUnitCode,
  bankBin: z
    .string()
    .trim()
    .regex(/^\d{6}$/, duesErrors.badBank),
  bankName: Words,
  accountNumber: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{4,19}$/, duesErrors.badAccount),
  holder: Words,
})
const MoneyKind = z.enum(['cash', 'bank'])
export const RecordEntry = z.strictObject({
  unit: AnyUnitCode,
  kind: z.enum(['expense', 'income']),
  money: MoneyKind.default('cash'),
  amount: Dong,
  on: CivilDay.optional(),
  document: Words.meta({ description: 'Number of the paper: voucher, minutes, decision' }),
  purpose: Words,
})
export const HandOver = z.strictObject({
  from: AnyUnitCode,
  to: AnyUnitCode,
  amount: Dong.optional().meta({ description: 'Left out: all that the one owes in that direction' }),
  money: MoneyKind.default('cash'),
  into: MoneyKind.default('cash'),
  on: CivilDay.optional(),
  document: Words,
})
export const JournalView = z
  .object({
    id: z.uuid(),
    kind: z.enum(JOURNAL_KINDS),
    bookedOn: z.string(),
    document: z.string(),
    purpose: z.string(),
    /** Change of the money of this unit. */
    money: z.int(),
    /** Change of what is its own. */
    own: z.int(),
    reason: z.string().nullable(),
    reversed: z.boolean(),
    entries: z.array(
      z.object({
        debit: z.string(),
        debitParty: z.string().nullable(),
        debitPartyName: z.string().nullable(),
        credit: z.string(),
        creditParty: z.string().nullable(),
        creditPartyName: z.string().nullable(),
        amount: z.int(),
      }),
    ),
  })
  .meta({ id: 'DuesJournal' })
export type JournalView = z.output<typeof JournalView>

export const ListFunds = z.strictObject({
  unit: MaybeUnit,
  cursor: Cursor,
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export const GetFund = z.strictObject({
  unit: AnyUnitCode,
  year: z.preprocess((value) => (value === '' ? undefined : value), Year.optional()),
  cursor: Cursor,
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export const FundView = z.object({
  unit: UnitChoice,
  /** The unit above, to which money is handed over; null at the top. */
  above: UnitChoice.nullable(),
  /** In whose book a mistake of this one is put right: its own; of a unit that ended, who goes on; null: several do. */
  book: UnitChoice.nullable(),
  totals: FundTotals,
  year: z.int(),
  years: z.array(z.int()),
  closed: z.object({ decision: z.string(), on: z.string() }).nullable(),
  closable: z
    .array(z.string())
    .meta({ description: 'What stands against closing the year: error codes; empty: nothing' }),
  months: z.array(z.object({ month: z.int(), in: z.int(), out: z.int() })),
  accounts: z.array(z.object({ account: z.string(), party: z.string().nullable(), amount: z.int() })),
  owedBelow: z.array(z.object({ unit: UnitChoice, amount: z.int() })),
  bankAccount: z
    .object({ bankBin: z.string(), bankName: z.string(), accountNumber: z.string(), holder: z.string() })
    .nullable(),
  items: z.array(JournalView),
  next: z.string().nullable(),
})
export type FundView = z.output<typeof FundView>
export const CloseYear = z.strictObject({ unit: AnyUnitCode, year: Year, decision: Words })

export const FileAnswer = z.object({ bytes: Bytes, mediaType: z.string(), name: z.string() })
