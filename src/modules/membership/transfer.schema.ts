import { z } from 'zod'
import { TickedSchema } from '#modules/privacy/index.ts'
import { AnyUnitCode } from '#modules/units/index.ts'
import { memberErrors } from './member.errors.ts'
import { OwnMember } from './own-choice.schema.ts'
import { BirthYear, Cursor, Day, Decision, Kind, Reason, blankIsAbsent, words } from './field.schema.ts'

export const TRANSFER_STATES = ['requested', 'released', 'accepted', 'refused', 'withdrawn'] as const
export const TransferState = z.enum(TRANSFER_STATES)

export const RequestTransfer = z.strictObject({
  /** The membership, or its number when the unit that she moves to asks. */
  member: blankIsAbsent(z.uuid()),
  number: blankIsAbsent(words(30)),
  to: AnyUnitCode,
  reason: Reason.default(''),
})
export const RequestOwnTransfer = OwnMember.extend({ to: AnyUnitCode, reason: Reason.default('') })
export const DecideTransfer = z.strictObject({
  transfer: z.uuid(),
  decision: z.enum(['release', 'accept', 'refuse', 'withdraw']),
  /** First day at the new unit; left out: today. */
  on: Day,
  reason: Reason.default(''),
})
export const ByTransfer = z.strictObject({ transfer: z.uuid() })
export const TransferMoved = z.object({ id: z.uuid(), state: TransferState })

export const ListTransfers = z.strictObject({
  view: z.enum(['open', 'done']).default('open'),
  cursor: Cursor,
})
export const TransferView = z
  .object({
    id: z.uuid(),
    member: z.uuid(),
    personId: z.uuid(),
    name: z.string().meta({ description: 'Empty, as `from`, while who asked by a number waits for her unit' }),
    number: z.string().nullable(),
    from: z.object({ code: z.string(), name: z.string() }),
    to: z.object({ code: z.string(), name: z.string() }),
    state: TransferState,
    requestedAs: z.enum(['member', 'from', 'to']),
    requestedAt: z.string(),
    reason: z.string(),
    dueOn: z.string(),
    effectiveOn: z.string().nullable(),
    automatic: z.boolean(),
    refusal: z.string().nullable(),
    can: z.array(z.enum(['release', 'accept', 'refuse', 'withdraw'])),
  })
  .meta({ id: 'MembershipTransfer' })
export type TransferView = z.output<typeof TransferView>
export const Transfers = z.object({ items: z.array(TransferView), next: z.string().nullable() })

export const Apply = z.strictObject({
  unit: AnyUnitCode,
  kind: Kind.default('ordinary'),
  /** Asked where the account does not tell: the day, or the year alone where nobody knows the day. */
  birthDate: Day,
  birthYear: BirthYear,
  address: words(200).default(''),
  message: words(1000).default(''),
  /** She applies of her own will and accepts the charter. */
  charter: z.boolean().refine(Boolean, memberErrors.charter),
  /** What she agrees to beside: each by itself, with the version of the words she read. */
  consents: z.array(TickedSchema).max(5).default([]),
})
export const DecideApplications = z.strictObject({
  applications: z.array(z.uuid()).min(1, memberErrors.noneChosen).max(500),
  outcome: z.enum(['admit', 'refuse']),
  /** First day as a member; left out: the day of the decision. */
  joinedOn: Day,
  decision: Decision.optional(),
  reason: Reason.default(''),
})
export const ListApplications = z.strictObject({ unit: blankIsAbsent(AnyUnitCode), cursor: Cursor })
export const ApplicationView = z
  .object({
    id: z.uuid(),
    member: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    birthYear: z.int().nullable(),
    address: z.string(),
    unit: z.object({ code: z.string(), name: z.string() }),
    kind: Kind,
    bySelf: z.boolean(),
    again: z.boolean(),
    message: z.string(),
    appliedAt: z.string(),
    can: z.array(z.enum(['admit', 'refuse'])),
  })
  .meta({ id: 'MembershipApplication' })
export type ApplicationView = z.output<typeof ApplicationView>
export const Applications = z.object({ items: z.array(ApplicationView), next: z.string().nullable() })
