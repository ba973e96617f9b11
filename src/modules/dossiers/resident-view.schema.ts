import { z } from 'zod'
import {
  ClockStep,
  Ground,
  Moment,
  MoveName,
  Named,
  PassedOn,
  RevokedDecision,
  Role,
  Standing,
  State,
} from './dossier-view.schema.ts'

/** What operations answer a resident: tracking, her own dossiers, opening one, checking a result. */

export const TrackedDossier = z
  .object({
    trackingCode: z.string(),
    state: State,
    nationalState: z.int(),
    stateName: z.string(),
    /** What it means for the resident, and what comes next. */
    sentence: z.string(),
    next: z.string(),
    procedure: Named,
    unit: Named,
    /** Who has it now; null when nobody does any more. */
    holder: z.object({ unit: z.string(), role: Role, roleName: z.string() }).nullable(),
    passedOn: PassedOn.nullable(),
    submittedAt: Moment,
    receivedAt: Moment.nullable(),
    dueAt: Moment.nullable(),
    finishedAt: Moment.nullable(),
    standing: Standing.nullable(),
    steps: z.array(ClockStep),
    explanation: z.array(z.string()),
    history: z.array(z.object({ at: Moment, type: z.string(), text: z.string() })),
    supplement: z
      .object({
        requestedAt: Moment,
        items: z.array(z.object({ component: z.string(), name: z.string(), reason: z.string().nullable() })),
        reason: z.string().nullable(),
      })
      .nullable(),
    /** What the office wrote (refusal, stop): only once the dossier was opened, it may name people. */
    reasons: z.array(z.string()).nullable(),
    fee: z.int().nullable(),
    paid: z.boolean(),
    result: z
      .object({
        outcome: z.enum(['granted', 'denied']),
        /** There is a paper that counts. */
        ready: z.boolean(),
        code: z.string().nullable(),
        /** Since when it counts no more, without another in its place. */
        revokedAt: Moment.nullable(),
        revokedUnit: Named.nullable(),
        revokedGround: Ground.nullable(),
        revokedDecision: RevokedDecision.nullable(),
        /** The officer's words; only once the dossier was opened. */
        revokedReason: z.string().nullable(),
        /** It stands in the place of an earlier one, since then. */
        replacesSince: Moment.nullable(),
      })
      .nullable(),
    /** This caller has proved that the dossier is hers. */
    opened: z.boolean(),
    /** It can be put into the caller's account. */
    keepable: z.boolean(),
    id: z.uuid().nullable(),
    code: z.string().nullable(),
    can: z.array(MoveName),
  })
  .meta({ id: 'TrackedDossier' })
export type TrackedDossier = z.input<typeof TrackedDossier>

export const OwnDossiers = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        code: z.string(),
        trackingCode: z.string(),
        applicantName: z.string(),
        procedure: Named,
        unit: Named,
        state: State,
        stateName: z.string(),
        submittedAt: Moment,
        dueAt: Moment.nullable(),
        finishedAt: Moment.nullable(),
        standing: Standing.nullable(),
        /** Its result was revoked and no other is in its place. */
        resultRevoked: z.boolean(),
        /** Somebody else handed it in, by a mandate. */
        submitter: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'OwnDossiers' })
export type OwnDossiers = z.input<typeof OwnDossiers>

export const DossierKept = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('kept'), id: z.uuid(), trackingCode: z.string() }),
  z.object({ outcome: z.literal('wrong'), triesLeft: z.int() }),
  z.object({ outcome: z.literal('locked'), until: Moment }),
])

/** Wrong digits are counted, so this is an answer, not an error: an error would roll the count back. */
export const DossierOpened = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('opened'), id: z.uuid(), code: z.string() }),
  z.object({ outcome: z.literal('wrong'), triesLeft: z.int() }),
  z.object({ outcome: z.literal('locked'), until: Moment }),
])

export const VerifiedResult = z
  .object({
    status: z.enum(['valid', 'replaced', 'revoked', 'unknown']),
    code: z.string().nullable(),
    unit: Named.nullable(),
    /** Whom to ask when the issuer is no more: the unit that goes on for it. */
    keeper: Named.nullable(),
    procedure: Named.nullable(),
    title: z.string().nullable(),
    outcome: z.enum(['granted', 'denied']).nullable(),
    number: z.string().nullable(),
    issuedOn: z.string().nullable(),
    signer: z.string().nullable(),
    sha256: z.string().nullable(),
    /** `<payload>.<signature>`, as in the QR: checks without this server. */
    seal: z.string().nullable(),
    replacedBy: z.string().nullable(),
    revokedAt: Moment.nullable(),
    revokedBy: z.string().nullable(),
    /** The unit under which that was done: the one that goes on for an issuer that ended, else the issuer. */
    revokedUnit: Named.nullable(),
    revokedGround: Ground.nullable(),
    revokedDecision: RevokedDecision.nullable(),
    /** Always null: the words may name people. The ground says what anybody may know. */
    revokedReason: z.string().nullable(),
  })
  .meta({ id: 'VerifiedResult' })
export type VerifiedResult = z.input<typeof VerifiedResult>
