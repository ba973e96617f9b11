import { z } from 'zod'
import { mandateActs, mandateKinds, mandateStates } from './mandate.rules.ts'
import { requestWays } from './request.rules.ts'

const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const tidy = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
const words = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite(tidy)
    .refine((text) => !/[\p{Cc}<>]/u.test(text), 'kernel.bad_letters')

export const Kind = z.enum(mandateKinds)
export const SideName = z.enum(['representative', 'principal'])
const Acts = z.array(z.enum(mandateActs)).max(20)
const ProcedureCodes = z.union([z.literal('all'), z.array(z.string().max(20)).max(500)])
const LastDay = z.preprocess(emptyIsAbsent, z.iso.date('kernel.bad_value').optional())

export const RequestMandate = z.strictObject({
  kind: Kind,
  /** On which side the caller stands: she acts for somebody, or lets somebody act for her. */
  side: SideName,
  way: z.enum(requestWays),
  /** Phone number or user name of the other side. The answer is the same whether there is such an account or not. */
  contact: words(60).default(''),
  /** The association's unit, or the desk that will see the paper. */
  unit: z.string().max(20).default(''),
  person: z
    .strictObject({
      name: words(120).default(''),
      number: z.string().max(40).default(''),
      birthDate: z.union([z.literal(''), z.iso.date('kernel.bad_value')]).default(''),
    })
    .default({ name: '', number: '', birthDate: '' }),
  procedures: ProcedureCodes.default('all'),
  acts: Acts,
  validUntil: LastDay,
})
export type RequestMandate = z.output<typeof RequestMandate>

export const ByMandate = z.strictObject({ mandate: z.uuid() })
export const ByCode = z.strictObject({ code: z.string().max(200) })
/** A mandate that is asked of the caller, or one whose code was shown to her. */
export const AcceptMandate = z.union([ByMandate, ByCode])
export const NarrowMandate = z.strictObject({
  mandate: z.uuid(),
  procedures: ProcedureCodes,
  acts: Acts.min(1, 'mandates.no_act'),
  validUntil: LastDay,
})
export const DecideMandate = z.strictObject({
  mandate: z.uuid(),
  decision: z.enum(['confirm', 'refuse']),
  /** Which paper was seen: its kind, number and date. */
  paper: words(300).default(''),
})
export const ListMandates = z.strictObject({ cursor: z.string().max(400).optional() })
export const ListDesk = z.strictObject({ cursor: z.string().max(400).optional() })

const Named = z.object({ code: z.string(), name: z.string() })

export const MandateView = z
  .object({
    id: z.uuid(),
    kind: Kind,
    state: z.enum(mandateStates as unknown as readonly [string, ...string[]]),
    /** On which side the caller stands; null: an officer who looks at the paper. */
    side: SideName.nullable(),
    /** Whether the caller's side asked for it. */
    mine: z.boolean(),
    /** Who acts and for whom, as far as the caller may know: the other side is named once it has agreed. */
    representative: z.string().nullable(),
    principal: z.string().nullable(),
    /** What the caller typed to find the other side. */
    contact: z.string().nullable(),
    unit: Named.nullable(),
    procedures: z.union([z.literal('all'), z.array(Named)]),
    acts: z.array(z.enum(mandateActs)),
    validUntil: z.string(),
    requestedAt: z.string(),
    startedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    endedBy: z.string().nullable(),
    paper: z.string().nullable(),
    /** To be shown to the other side, in groups; only to who asked. */
    code: z.string().nullable(),
    codeUntil: z.string().nullable(),
    /** What the QR beside the code opens. */
    codeUrl: z.string().nullable(),
    acting: z.boolean(),
    can: z.array(z.enum(['act', 'accept', 'refuse', 'cancel', 'narrow', 'revoke', 'confirm'])),
  })
  .meta({ id: 'Mandate' })
export type MandateView = z.output<typeof MandateView>

export const LogEntry = z.object({
  at: z.string(),
  type: z.string(),
  /** Who did it: `you`, the other side's name, or the office. */
  by: z.string(),
  /** The dossier or draft it was about. */
  stream: z.string(),
  streamId: z.uuid(),
})
export type LogEntry = z.output<typeof LogEntry>

export const MandateDetail = MandateView.extend({
  log: z.array(LogEntry),
  /** For the desk only: personal number (masked) and birth date of the person, or the organisation's code. */
  person: z.object({ number: z.string(), birthDate: z.string() }).nullable(),
})
export type MandateDetail = z.output<typeof MandateDetail>
