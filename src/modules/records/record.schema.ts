import { z } from 'zod'
import { OwnChoice } from '#modules/membership/index.ts'
import { OPEN_KINDS, PURPOSES, SENSITIVE_KINDS, SECTIONS } from './record.rules.ts'

const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsAbsent, schema.optional())
const tidy = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
const words = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite(tidy)
    .refine((text) => !/[\p{Cc}<>]/u.test(text), 'kernel.bad_letters')
const Day = z.iso.date('kernel.bad_value')
const Cursor = optional(z.string().max(400))

const why = { why: z.enum(PURPOSES, 'kernel.required'), reason: words(500).default('') }
const saysWhy = ({ why: chosen, reason }: { why: string; reason: string }) => chosen !== 'other' || reason !== ''
const needsWords = { path: ['reason'], message: 'records.reason_missing' }

export const ByMember = z.strictObject({ member: z.uuid() })
/** Values by the key of their field; an empty text takes the value out, a field left out is not touched. */
export const Facts = z.record(z.string().regex(/^[a-z][a-z_]{0,40}$/), words(400))
export const ChangeRecord = z.strictObject({ member: z.uuid(), facts: Facts })
export const RevealSensitive = z.strictObject({ member: z.uuid(), ...why }).refine(saysWhy, needsWords)
export const ChangeSensitive = z.strictObject({ member: z.uuid(), facts: Facts, ...why }).refine(saysWhy, needsWords)

const entry = {
  what: words(200).default(''),
  year: optional(z.coerce.number('kernel.bad_value').int().min(1900).max(2200)),
  from: optional(Day),
  to: optional(Day),
  note: words(500).default(''),
}
export const AddEntry = z.strictObject({
  member: z.uuid(),
  kind: z.enum(OPEN_KINDS, 'kernel.required'),
  ...entry,
  amount: optional(z.coerce.number('kernel.bad_value').int().min(0).max(1_000_000_000_000)),
})
export const AddSensitiveEntry = z.strictObject({
  member: z.uuid(),
  kind: z.enum(SENSITIVE_KINDS, 'kernel.required'),
  ...entry,
})
export const RemoveEntry = z.strictObject({ member: z.uuid(), entry: z.uuid() })
export const OwnRecord = z.strictObject({ member: optional(z.uuid()) })
export const ProposeCorrection = z.strictObject({
  member: z.uuid(),
  field: z.string().max(40).min(1, 'kernel.required'),
  value: words(400).min(1, 'kernel.required'),
  note: words(300).default(''),
})
export const ByCorrection = z.strictObject({ correction: z.uuid() })
export const ListCorrections = z.strictObject({ cursor: Cursor })
export const RevealCorrection = z.strictObject({ correction: z.uuid(), ...why }).refine(saysWhy, needsWords)
export const DecideCorrection = z
  .strictObject({ correction: z.uuid(), decision: z.enum(['accept', 'refuse']), reason: words(300).default('') })
  .refine(({ decision, reason }) => decision !== 'refuse' || reason !== '', needsWords)

export const FieldView = z.object({
  key: z.string(),
  section: z.enum(SECTIONS),
  kind: z.enum(['choice', 'text', 'date']),
  label: z.string(),
  sensitive: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  value: z.string().nullable(),
  /** The value in words. */
  text: z.string().nullable(),
})
export type FieldView = z.output<typeof FieldView>

export const EntryView = z.object({
  id: z.uuid(),
  kind: z.enum([...OPEN_KINDS, ...SENSITIVE_KINDS]),
  what: z.string(),
  year: z.int().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  amount: z.number().nullable(),
  note: z.string(),
})
export type EntryView = z.output<typeof EntryView>

/** What memberships that were folded into this one brought; to be read only. */
const BroughtView = z.object({ fields: z.array(FieldView), entries: z.array(EntryView) })
export type BroughtView = z.output<typeof BroughtView>

const ChangeView = z.object({
  item: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  at: z.string(),
  by: z.string(),
  how: z.enum(['office', 'correction', 'import']),
})
export type ChangeView = z.output<typeof ChangeView>

export const CompletenessView = z.object({ percent: z.int(), missing: z.array(z.string()) })

const MemberHead = z.object({ id: z.uuid(), name: z.string(), unit: z.string(), unitName: z.string() })

export const RecordView = z
  .object({
    member: MemberHead,
    fields: z.array(FieldView),
    entries: z.array(EntryView),
    brought: BroughtView,
    completeness: CompletenessView,
    changes: z.array(ChangeView),
    /** Corrections that she proposed and nobody has decided. */
    waiting: z.int(),
    can: z.array(z.enum(['write', 'sensitive'])),
  })
  .meta({ id: 'MemberRecord' })
export type RecordView = z.output<typeof RecordView>

export const SensitiveView = z.object({
  fields: z.array(FieldView),
  entries: z.array(EntryView),
  brought: BroughtView,
  changes: z.array(ChangeView),
})
export type SensitiveView = z.output<typeof SensitiveView>

export const CorrectionView = z
  .object({
    id: z.uuid(),
    member: z.uuid(),
    name: z.string(),
    unitName: z.string(),
    field: z.string(),
    label: z.string(),
    sensitive: z.boolean(),
    /** In words; null where the field is sensitive and the value has not been opened. */
    proposed: z.string().nullable(),
    current: z.string().nullable(),
    note: z.string(),
    state: z.enum(['open', 'accepted', 'refused', 'withdrawn']),
    proposedAt: z.string(),
    decidedAt: z.string().nullable(),
    decision: z.string(),
    /** Whether the caller may decide it. */
    may: z.boolean(),
  })
  .meta({ id: 'RecordCorrection' })
export type CorrectionView = z.output<typeof CorrectionView>

export const CorrectionList = z.object({ items: z.array(CorrectionView), next: z.string().nullable() })
export type CorrectionList = z.output<typeof CorrectionList>

export const OwnRecordView = z.object({
  member: MemberHead.extend({ number: z.string().nullable(), standing: z.boolean() }).nullable(),
  fields: z.array(FieldView),
  entries: z.array(EntryView),
  brought: BroughtView,
  completeness: CompletenessView,
  corrections: z.array(CorrectionView),
  /** All her memberships: each has a record of its own. */
  memberships: z.array(OwnChoice),
})
export type OwnRecordView = z.output<typeof OwnRecordView>
