import { z } from 'zod'
import { AnyUnitCode } from '#modules/units/index.ts'
import { isPlain, noteKinds, registerBases } from './action.rules.ts'

const tidy = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
/** What somebody writes freely: "con ốm < 3 tuổi" is a note like any other. */
const words = (max: number) => z.string().max(max).overwrite(tidy)
/** What goes into registers and on papers. */
const plain = (max: number) => words(max).refine((text) => isPlain(text), 'kernel.bad_letters')
const Day = z.iso.date('outreach.bad_day')
const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value)

/** Made by the device or the form: who sends it again is told what came of the first. */
export const Key = z.string().regex(/^[A-Za-z0-9_-]{16,100}$/)
/** A membership, or the key of the action that registered her. */
const MemberRef = z.string().regex(/^[A-Za-z0-9_-]{16,100}$/)

export const Action = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('note'),
    member: MemberRef,
    what: z.enum(noteKinds),
    text: words(1000),
    on: Day,
  }),
  z.strictObject({ kind: z.literal('mark'), member: MemberRef, marked: z.boolean(), reason: words(200) }),
  z.strictObject({
    kind: z.literal('dues'),
    member: MemberRef,
    amount: z.number('outreach.bad_amount'),
    on: Day,
    /** Number of the provisional slip that she was given without a network. */
    slip: z.string().max(30),
  }),
  z.strictObject({
    kind: z.literal('register'),
    unit: AnyUnitCode,
    name: plain(120),
    born: z.string().max(20),
    phone: z.string().max(40),
    line: plain(200),
    basis: z.enum(['', ...registerBases]).default(''),
    on: Day,
  }),
])
export const Item = z.strictObject({ key: Key, at: z.iso.datetime({ offset: true }), action: Action })

export const Result = z.object({
  member: z.uuid().nullable(),
  receipt: z.string().nullable(),
  receiptUrl: z.string().nullable(),
})

/** Each action is read by itself, so that one that nobody understands does not hold up those behind it. */
const SentItem = Item.extend({ action: z.union([Action, z.unknown()]) })
export type SentItem = z.output<typeof SentItem>
export const Sync = z.strictObject({ device: z.uuid(), items: z.array(SentItem).max(50) })
export const Outcomes = z.object({
  outcomes: z.array(
    z.discriminatedUnion('outcome', [
      z.object({ key: z.string(), outcome: z.literal('done'), result: Result }),
      z.object({ key: z.string(), outcome: z.literal('refused'), code: z.string(), text: z.string() }),
    ]),
  ),
})

const BranchUnit = z.object({ code: z.string(), name: z.string() })
export const BranchMemberView = z.object({
  id: z.uuid(),
  name: z.string(),
  born: z.string().nullable(),
  phone: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  phoneShared: z.boolean(),
  address: z.string(),
  unit: z.string(),
  joinedOn: z.string().nullable(),
  suspended: z.boolean(),
  owed: z.int(),
  owedYears: z.array(z.int()),
  seenOn: z.string().nullable(),
  marked: z.string().nullable(),
})
export const BranchView = z
  .object({
    unit: BranchUnit,
    units: z.array(BranchUnit),
    today: z.string(),
    members: z.array(BranchMemberView),
    cut: z.boolean(),
  })
  .meta({ id: 'Branch' })

export const GetBranch = z.strictObject({ unit: z.preprocess(emptyIsAbsent, AnyUnitCode.optional()) })
export const GetMember = z.strictObject({ member: z.uuid() })
export const NoteView = z.object({
  id: z.uuid(),
  kind: z.enum(noteKinds),
  text: z.string(),
  on: z.string(),
  by: z.string(),
})
export const MemberView = z.object({
  member: BranchMemberView,
  units: z.array(BranchUnit),
  today: z.string(),
  notes: z.array(NoteView),
  key: z.string(),
})

export const OpenDevice = z.strictObject({ devices: z.array(z.uuid()).max(20) })
export const OpenedDevice = z.object({
  device: z.uuid(),
  code: z.string(),
  /** AES-256 keys, base64url: of the lists for this session, of what waits for this account on this device. */
  listKey: z.string(),
  outboxKey: z.string(),
  dataDays: z.int(),
})
export const TakeAlong = z.strictObject({ device: z.uuid() })
