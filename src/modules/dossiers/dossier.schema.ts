import { z } from 'zod'
import { Channel, ProcedureCode } from '#modules/procedures/index.ts'
import { revocationGrounds } from './dossier.rules.ts'

/** Longest free text an officer or resident writes about a dossier. */
const words = (max = 2000) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().max(max))
/** A reason that must say something. */
export const Reason = words().pipe(z.string().min(1, 'dossiers.reason_missing'))
export const Reasons = z.array(Reason).min(1, 'dossiers.reason_missing').max(20)

/** As printed; upper-cased, for somebody may have typed it. Anything longer is no code. */
export const DossierCode = z
  .string()
  .max(80)
  .transform((text) => text.normalize('NFKC').trim().toUpperCase())
const ComponentKey = z.string().max(60)
const UploadId = z.uuid()
export const HandedIn = z.strictObject({ component: ComponentKey, uploads: z.array(UploadId).max(50) })

/** Every command on a dossier: its code and, from a page, the version the officer looked at. */
const target = { code: DossierCode, version: z.coerce.number().int().min(1).optional() }
export const Target = z.strictObject(target)
export const ByCode = z.strictObject({ code: DossierCode })

export const SubmitDossier = z.strictObject({
  procedure: z.string().max(40),
  unit: z.string().max(40),
  /** Checked by forms.checkApplicant, so that every face gets the same field problems. */
  applicant: z.record(z.string(), z.unknown()),
  answers: z.record(z.string(), z.unknown()).default({}),
  components: z.array(HandedIn).max(100).default([]),
  channel: Channel.default('online'),
  /** The draft that it came from: sent twice, it stays one dossier. */
  draft: z.uuid().optional(),
})
export type SubmitDossier = z.output<typeof SubmitDossier>

export const Tick = z.strictObject({
  component: ComponentKey,
  accepted: z.boolean().default(true),
  originals: z.int().min(0).max(99).optional(),
  copies: z.int().min(0).max(99).optional(),
})
export const AcceptDossier = z.strictObject({ ...target, ticks: z.array(Tick).max(100).default([]) })
export type AcceptDossier = z.output<typeof AcceptDossier>
export const RefuseDossier = z.strictObject({ ...target, reasons: Reasons.optional(), reason: Reason.optional() })
export const AssignDossier = z.strictObject({ ...target, assignee: z.uuid() })
export const ForwardDossier = z.strictObject({ ...target, note: words().optional() })
export const SendBackDossier = z.strictObject({ ...target, reason: Reason })
export type RequestSupplement = z.output<typeof RequestSupplement>
export const RequestSupplement = z.strictObject({
  ...target,
  items: z
    .array(z.strictObject({ component: ComponentKey, reason: Reason }))
    .max(100)
    .default([]),
  reason: words().default(''),
  /** A further request after one was answered; needs `forceReason`. */
  force: z.coerce.boolean().default(false),
  forceReason: words().optional(),
})
export type AnswerSupplement = z.output<typeof AnswerSupplement>
export const AnswerSupplement = z.strictObject({
  ...target,
  components: z.array(HandedIn).max(100).default([]),
  text: words().default(''),
})
export const RequestPayment = z.strictObject({ ...target, amount: z.coerce.number().int().min(0).max(1e12).optional() })
export const ApproveDossier = z.strictObject({
  ...target,
  outcome: z.enum(['granted', 'denied']).default('granted'),
  reasons: z.array(Reason).max(20).default([]),
})
export const ReturnResult = z.strictObject({ ...target, way: z.enum(['online', 'desk', 'post']).optional() })
export const WithdrawDossier = z.strictObject({ ...target, reason: words().default('') })
export const StopDossier = z.strictObject({ ...target, reason: Reason })
export const ExtendDossier = z.strictObject({ ...target, dueAt: z.iso.datetime({ offset: true }), reason: Reason })
export const DecideRevision = z.strictObject({ id: z.uuid(), decision: z.enum(['confirm', 'reject']), reason: Reason })
const revocation = {
  result: z.string().max(40),
  ground: z.enum(revocationGrounds).default('other'),
  /** For the office and the owner; it may name people. */
  reason: Reason,
  /** Number and day of the decision to revoke, where there is one. */
  decision: words(60).optional(),
  decisionOn: z.iso.date().optional(),
}
export const RevokeResult = z.strictObject(revocation)
export type RevokeResult = z.output<typeof RevokeResult>
/** As a form asks it: the ground is chosen. */
export const PreviewRevocation = z.strictObject({
  ...revocation,
  ground: z.enum(revocationGrounds, 'dossiers.ground_missing'),
  act: z.enum(['revoke', 'replace']),
})

export const ListDossiers = z.strictObject({
  /** One state, several with commas, or `open` / `finished`. */
  state: z.string().max(200).optional(),
  /** The handling step at which it lies, e.g. `approval`: what waits for a decision. */
  step: z.enum(['reception', 'examination', 'approval', 'return']).optional(),
  /** `me`, `none` or an account id. */
  assignee: z.union([z.literal('me'), z.literal('none'), z.uuid()]).optional(),
  due: z.enum(['overdue', 'today', 'soon']).optional(),
  /** Code, name of the applicant (accents forgiven), 12-digit number or procedure code. */
  q: z.string().max(200).optional(),
  unit: z.string().max(40).optional(),
  procedure: ProcedureCode.optional(),
  sort: z.enum(['due', 'received', '-received']).default('due'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type ListDossiers = z.output<typeof ListDossiers>

export const ListOwn = z.strictObject({
  state: z.enum(['', 'open', 'finished']).default(''),
  /** Part of the code, the tracking code, or the applicant's name. */
  q: z.string().max(100).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type ListOwn = z.output<typeof ListOwn>
/** By the code and, unless this browser has opened it, the last four digits of the applicant's phone. */
export const KeepDossier = z.strictObject({
  trackingCode: z.string().max(200),
  phoneEnd: z.string().max(40).default(''),
})

/** What somebody typed as a code; too long is just a wrong code. */
const TypedCode = z.string().transform((text) => text.slice(0, 200))

export const TrackDossier = z.strictObject({ trackingCode: TypedCode })
export const OpenDossier = z.strictObject({ trackingCode: TypedCode, phoneEnd: z.string().max(40) })
/** What of the applicant is masked, and why an officer may need it in full. */
export const revealFields = ['national_id', 'phone', 'email', 'address'] as const
export const revealReasons = ['contact', 'identify', 'deliver', 'complaint', 'other'] as const
const Why = z.enum(revealReasons)
const whyWords = { why: Why, reason: words(500).default('') }
const saysWhy = ({ why, reason }: { why: z.output<typeof Why>; reason: string }) => why !== 'other' || reason !== ''
const needsWords = { path: ['reason'], message: 'dossiers.reason_missing' }
export const RevealApplicant = z
  .strictObject({ code: DossierCode, field: z.enum(revealFields), ...whyWords })
  .refine(saysWhy, needsWords)
export const ExportRegister = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(200),
    ...whyWords,
  })
  .refine(saysWhy, needsWords)
export const RevealNationalId = z.strictObject({ code: DossierCode, reason: Reason })
export const VerifyResult = z.strictObject({ code: TypedCode })
export const AskClock = z.strictObject({
  procedure: z.string().max(40),
  /** Without an offset it is Vietnam time. A `+` that the query string turned into a space is read as one. */
  receivedAt: z
    .string()
    .max(40)
    .transform((text) =>
      text
        .trim()
        .replace(/ (\d{2}:?\d{2})$/, '+$1')
        .replace(' ', 'T'),
    )
    .pipe(z.iso.datetime({ offset: true, local: true }))
    .optional(),
  unit: z.string().max(40).optional(),
  channel: Channel.default('online'),
})
/** `01`-`06` or the name of the form; `.pdf` at the end is forgiven. */
export const PrintForm = z.strictObject({
  code: DossierCode,
  form: z
    .string()
    .max(60)
    .transform((form) => form.replace(/\.pdf$/, '')),
})
