import { z } from 'zod'
import { Bytes } from '#kernel/files/bytes.ts'
import { isoMoment } from '#kernel/i18n/format.ts'
import type { Step } from '#kernel/clock/clock.ts'
import { revocationGrounds, stateKeys, type DossierState, type StepKey, type StepRole } from './dossier.rules.ts'
import { moveKinds, type MoveKind } from './moves.rules.ts'

/** What operations answer with. Moments are ISO 8601 with Vietnam's offset; texts are in the caller's language. */
export const toMoment = (at: Date | null): string | null => (at === null ? null : isoMoment(at))

export const Moment = z.string()
export const State = z.enum(stateKeys as [DossierState, ...DossierState[]])
const StepName = z.enum(['reception', 'examination', 'approval', 'return'] satisfies [StepKey, ...StepKey[]])
export const Role = z.enum(['reception', 'specialist', 'leader'] satisfies [StepRole, ...StepRole[]])
export const Standing = z.enum(['early', 'on_time', 'overdue', 'running', 'due_soon'])
export const MoveName = z.enum(moveKinds as [MoveKind, ...MoveKind[]])
/** A step of the clock's arithmetic (kernel/clock/steps.ts), as it was stored. */
export const ClockStep = z
  .custom<Step>((value) => typeof value === 'object' && value !== null)
  .meta({ override: { type: 'object', properties: { kind: { type: 'string' } } } })
export const Named = z.object({ code: z.string(), name: z.string() })
const Person = z.object({ id: z.string(), name: z.string() })
export const Ground = z.enum(revocationGrounds)
/** Where it was handed in and who goes on with it, since when, after a reform of units. */
export const PassedOn = z.object({ from: z.string(), to: z.string(), at: Moment })
/** The decision by which a result was revoked. */
export const RevokedDecision = z.object({ number: z.string(), on: z.string() })

/** Short answer of every command. */
export const DossierMoved = z
  .object({
    code: z.string(),
    trackingCode: z.string(),
    state: State,
    nationalState: z.int(),
    step: StepName,
    dueAt: Moment.nullable(),
    version: z.int(),
  })
  .meta({ id: 'DossierMoved' })
export type DossierMoved = z.input<typeof DossierMoved>

export const HandedDocument = z.object({
  component: z.string(),
  componentName: z.string(),
  name: z.string(),
  pages: z.int(),
  size: z.int(),
  sha256: z.string(),
})

export const DossierSubmitted = z
  .object({
    id: z.uuid(),
    code: z.string(),
    trackingCode: z.string(),
    state: State,
    submittedAt: Moment,
    /** Bearer token with which the sender may supplement, withdraw and fetch the result; shown once. */
    applicantToken: z.string().nullable(),
    documents: z.array(HandedDocument),
  })
  .meta({ id: 'DossierSubmitted' })

export const FileView = z.object({
  id: z.string(),
  name: z.string(),
  pages: z.int(),
  size: z.int(),
  sha256: z.string(),
  mediaType: z.string(),
  handedAt: Moment,
  /** Came as the answer to this supplement request (its number). */
  supplement: z.int().nullable(),
  /** `waiting`: nobody can open it before the malware scanner has; `infected`: nobody can any more. */
  scan: z.enum(['unscanned', 'waiting', 'clean', 'infected']),
})

export const ComponentView = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.string(),
  required: z.boolean(),
  state: z.enum(['missing', 'handed_in', 'accepted', 'asked', 'supplemented']),
  originals: z.int(),
  copies: z.int(),
  files: z.array(FileView),
})

export const SupplementView = z.object({
  number: z.int(),
  reason: z.string(),
  items: z.array(z.object({ component: z.string(), name: z.string(), reason: z.string() })),
  requestedAt: Moment,
  requestedBy: z.string(),
  forcedReason: z.string().nullable(),
  answeredAt: Moment.nullable(),
  answeredBy: z.enum(['owner', 'desk']).nullable(),
  answer: z.string().nullable(),
})

export const ResultView = z.object({
  code: z.string(),
  outcome: z.enum(['granted', 'denied']),
  reasons: z.array(z.string()),
  number: z.string(),
  issuedOn: z.string(),
  signer: z.string(),
  sha256: z.string(),
  status: z.enum(['valid', 'replaced', 'revoked']),
  /** Who issued it: another unit than the dossier's after a reform. */
  unit: Named,
  revokedAt: Moment.nullable(),
  revokedBy: z.string().nullable(),
  revokedUnit: Named.nullable(),
  revokedGround: Ground.nullable(),
  revokedDecision: RevokedDecision.nullable(),
  revokedReason: z.string().nullable(),
  /** Code of the result in its place. */
  replacedBy: z.string().nullable(),
  /** What this actor may do to it now; the same policy stands behind the commands. */
  can: z.array(z.enum(['revoke', 'replace'])),
})

export const TimelineItem = z.object({
  seq: z.int(),
  type: z.string(),
  at: Moment,
  by: z.string(),
  role: z.string().nullable(),
  text: z.string(),
  /** Reasons and notes written by a person. */
  notes: z.array(z.string()),
})

export const AnswerRowView = z.object({
  page: z.string(),
  pageTitle: z.string(),
  path: z.string(),
  label: z.string(),
  value: z.string(),
  item: z.string().optional(),
})

export const DossierView = DossierMoved.extend({
  id: z.uuid(),
  stateName: z.string(),
  procedure: Named.extend({ version: z.string() }),
  unit: Named,
  channel: z.enum(['online', 'post', 'in_person']),
  role: Role,
  assignee: Person.nullable(),
  submittedAt: Moment,
  receivedAt: Moment.nullable(),
  finishedAt: Moment.nullable(),
  standing: Standing.nullable(),
  stepDueAt: Moment.nullable(),
  extended: z.boolean(),
  steps: z.array(ClockStep),
  explanation: z.array(z.string()),
  applicant: z.object({
    fullName: z.string(),
    nationalId: z.string(),
    phone: z.string(),
    email: z.string().nullable(),
    address: z.string().nullable(),
    /** How surely she was known when it was sent (TaiKhoanDuocXacThucVoiVNeID: 1 or 2). */
    level: z.int(),
  }),
  answers: z.array(AnswerRowView),
  components: z.array(ComponentView),
  supplements: z.array(SupplementView),
  results: z.array(ResultView),
  timeline: z.array(TimelineItem),
  passedOn: PassedOn.nullable(),
  /** Notes beside the dossier that the applicant had made; nothing issued was changed by them. */
  corrections: z.array(z.object({ at: Moment, text: z.string() })),
  fee: z.int().nullable(),
  paid: z.boolean(),
  /** Moves that this actor may make now; the same policy stands behind the commands. */
  can: z.array(MoveName),
  /** Moves that the separation of duties keeps from this actor, with the duty that she did here before. */
  barred: z.array(z.object({ move: MoveName, did: z.enum(['receive', 'examine', 'approve']) })),
  /** Role in which this actor would forward. */
  owner: z.boolean(),
}).meta({ id: 'Dossier' })
export type DossierView = z.input<typeof DossierView>

export const InboxItem = z
  .object({
    code: z.string(),
    trackingCode: z.string(),
    applicantName: z.string(),
    procedure: Named,
    unit: Named,
    channel: z.enum(['online', 'post', 'in_person']),
    state: State,
    step: StepName,
    assignee: Person.nullable(),
    submittedAt: Moment,
    receivedAt: Moment.nullable(),
    dueAt: Moment.nullable(),
    finishedAt: Moment.nullable(),
    standing: Standing.nullable(),
  })
  .meta({ id: 'InboxItem' })
export const Inbox = z.object({ items: z.array(InboxItem), next: z.string().nullable() })
/** `capped`: there are more than that. */
export const InboxCount = z.object({ count: z.int(), capped: z.boolean() })

export const ClockAnswer = z
  .object({
    dueAt: Moment,
    steps: z.array(ClockStep),
    explanation: z.array(z.string()),
    warnings: z.array(z.object({ code: z.string(), year: z.int() })),
  })
  .meta({ id: 'ClockAnswer' })

/** Bytes of a stored or rendered file with what a browser must know about them. */
export const FileAnswer = z.object({ bytes: Bytes, mediaType: z.string(), name: z.string() })

export const ResultStatus = z.object({
  code: z.string(),
  status: z.enum(['revoked', 'replaced']),
  replacedBy: z.string().nullable(),
})
