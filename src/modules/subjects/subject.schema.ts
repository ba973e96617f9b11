import { z } from 'zod'
import { duties, outcomes, requestKinds, requestStates } from './request.rules.ts'

/** Inputs and outputs of the module. Moments are ISO 8601 with Vietnam's offset. */
const Moment = z.string()
const words = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().max(max))

export const RequestCode = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase())

/** What may be corrected by name; anything else is told in words. */
export const correctable = ['name', 'birth_date', 'other'] as const

export const RequestContent = z.strictObject({
  text: words(4000),
  field: z.enum(correctable).optional(),
  newValue: words(300).optional(),
  /** Dossier that it is about. */
  dossier: z.string().max(80).optional(),
})
export type RequestContent = z.output<typeof RequestContent>

const asked = {
  kind: z.enum(requestKinds),
  text: words(4000),
  field: z.enum(correctable).optional(),
  newValue: words(300).optional(),
}

export const MakeRequest = z.strictObject({
  ...asked,
  /** Code of a dossier that this browser opened, or of one of hers. Without one the account asks for itself. */
  dossier: z.string().max(80).optional(),
  /** Unit that is to answer; the one that she dealt with last when left out. */
  unit: z.string().max(10).optional(),
})

/** At the desk, for somebody who stands there with her identity card. */
export const TakeRequest = z.strictObject({
  ...asked,
  unit: z.string().max(10),
  name: words(120).pipe(z.string().min(1, 'subjects.name_missing')),
  phone: words(20).optional(),
  /** Account or dossier of hers, when she has one: what can be carried out hangs on it. */
  accountId: z.uuid().optional(),
  dossier: z.string().max(80).optional(),
})

export const ByRequest = z.strictObject({ code: RequestCode })
const target = { code: RequestCode, version: z.coerce.number().int().min(1).optional() }
export const RequestTarget = z.strictObject(target)

export const DecideRequest = z.strictObject({
  ...target,
  outcome: z.enum(outcomes),
  duty: z.preprocess((value) => (value === '' ? undefined : value), z.enum(duties).optional()),
  reasons: words(4000).default(''),
})

export const ListRequests = z.strictObject({
  state: z.enum([...requestStates, 'open']).default('open'),
  kind: z.enum(requestKinds).optional(),
  due: z.enum(['overdue', 'soon']).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

const Standing = z.enum(['early', 'on_time', 'overdue', 'running', 'due_soon']).nullable()

export const RequestItem = z.object({
  code: z.string(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  channel: z.enum(['online', 'in_person']),
  unit: z.object({ code: z.string(), name: z.string() }),
  name: z.string(),
  submittedAt: Moment,
  replyDueAt: Moment,
  dueAt: Moment,
  acknowledgedAt: Moment.nullable(),
  decidedAt: Moment.nullable(),
  finishedAt: Moment.nullable(),
  standing: Standing,
})
export type RequestItem = z.infer<typeof RequestItem>

export const RequestList = z.object({ items: z.array(RequestItem), next: z.string().nullable() })

export const Counted = z.object({
  treatment: z.enum(['delete', 'anonymise', 'hold', 'keep']),
  rows: z.number(),
  law: z.string().optional(),
})

export const RequestView = RequestItem.extend({
  id: z.uuid(),
  version: z.number(),
  text: z.string(),
  field: z.enum(correctable).nullable(),
  newValue: z.string().nullable(),
  dossierCode: z.string().nullable(),
  hasAccount: z.boolean(),
  replyExplanation: z.array(z.string()),
  explanation: z.array(z.string()),
  law: z.string(),
  outcome: z.enum(outcomes).nullable(),
  duty: z.enum(duties).nullable(),
  answer: z.string().nullable(),
  decidedBy: z.string().nullable(),
  report: z.record(z.string(), Counted).nullable(),
  waiting: z.number(),
  can: z.array(z.enum(['acknowledge', 'decide', 'withdraw', 'lift'])),
})
export type RequestView = z.infer<typeof RequestView>

/** One kind of value that is held, in words, with how many there are. */
export const HeldItem = z.object({
  table: z.string(),
  rowKey: z.string(),
  column: z.string(),
  kind: z.string(),
  masked: z.string(),
  canReveal: z.boolean(),
  sensitive: z.boolean(),
})
export const HeldGroup = z.object({
  purpose: z.string(),
  table: z.string(),
  rows: z.number(),
  seenBy: z.array(z.string()),
  items: z.array(HeldItem),
})
export const MyData = z.object({ groups: z.array(HeldGroup), dossiers: z.array(z.string()) })
export type MyData = z.infer<typeof MyData>

export const AccessItem = z.object({
  at: Moment,
  /** Position and office; the name only where the rule of the office shows it. */
  who: z.string(),
  office: z.string(),
  operation: z.string(),
  what: z.string(),
  columns: z.array(z.string()),
  reason: z.string().nullable(),
})
export const AccessList = z.object({ items: z.array(AccessItem), next: z.string().nullable() })
