import { z } from 'zod'
import { AnyUnitCode, CivilDay } from '#modules/units/index.ts'
import { memberErrors } from './member.errors.ts'
import {
  BirthYear,
  Cursor,
  Day,
  Decision,
  EndReasonName,
  Kind,
  NeededReason,
  Reason,
  State,
  blankIsAbsent,
  emptyIsAbsent,
  words,
} from './field.schema.ts'
import { BASES, REGISTER_BASES } from './member-consent.rules.ts'
import { TransferView } from './transfer.schema.ts'

const PersonFields = z.strictObject({
  name: words(120).refine((text) => text.length >= 2, memberErrors.badName),
  sex: z.enum(['female', 'male', 'other']).default('female'),
  birthDate: Day,
  birthYear: BirthYear,
  nationalId: z.string().max(40).default(''),
  phone: z.string().max(40).default(''),
  /** House, street, hamlet; the commune is that of the unit unless `addressUnit` names another. */
  address: words(200).default(''),
  addressUnit: blankIsAbsent(AnyUnitCode),
})
export type PersonFields = z.output<typeof PersonFields>

export const RegisterMember = z.strictObject({
  /** Somebody who is known here already, or ... */
  personId: blankIsAbsent(z.uuid()),
  /** ... somebody new. */
  person: PersonFields.optional(),
  unit: AnyUnitCode,
  kind: Kind.default('ordinary'),
  /** First day of somebody who is a member already; else she waits for a decision, or begins today where none is needed. */
  joinedOn: Day,
  number: blankIsAbsent(words(30)),
  decision: Decision.optional(),
  message: words(1000).default(''),
  /** On what ground she is registered: said by whoever registers her, never taken for granted. */
  basis: z.enum(REGISTER_BASES, 'kernel.required'),
})
export type RegisterMember = z.output<typeof RegisterMember>
export const Registered = z.object({ id: z.uuid(), personId: z.uuid(), state: State })

export const ByMember = z.strictObject({ member: z.uuid() })

const Seen = blankIsAbsent(z.coerce.number().int().positive())
const change = { member: z.uuid(), on: Day, version: Seen }

export const SuspendMember = z.strictObject({ ...change, reason: NeededReason })
export const ResumeMember = z.strictObject({ ...change, reason: Reason.default('') })
export const EndMembership = z.strictObject({
  ...change,
  /** `on` is the last day. */
  why: EndReasonName,
  reason: Reason.default(''),
  decision: Decision.optional(),
})
export const ReadmitMember = z.strictObject({
  ...change,
  unit: AnyUnitCode,
  kind: Kind.default('ordinary'),
  decision: Decision,
})
export const ChangeKind = z.strictObject({ ...change, kind: Kind, decision: Decision.optional() })
export const CorrectMembership = z.strictObject({
  member: z.uuid(),
  version: Seen,
  reason: NeededReason,
  joinedOn: Day,
  seniorityFrom: Day,
  /** That she left or died was written by mistake: she is a member as before it. */
  notEnded: z.boolean().default(false),
  /** She was in this unit over these days, whatever was written; `to` left out: until today and on. */
  place: z.strictObject({ unit: AnyUnitCode, from: CivilDay, to: Day }).optional(),
})

export const Changed = z.object({ id: z.uuid(), state: State })

const Named = z.object({ code: z.string(), name: z.string() })
const NamedKind = z.object({ kind: Kind, name: z.string() })

export const LIST_STATES = ['standing', 'active', 'suspended', 'applied', 'left', 'dead'] as const
export const ListMembers = z.strictObject({
  /** Name with or without accents, year of birth, last digits of a phone, member number. */
  q: z.string().max(100).default(''),
  unit: blankIsAbsent(AnyUnitCode),
  kind: blankIsAbsent(Kind),
  state: z.preprocess(emptyIsAbsent, z.enum(LIST_STATES).default('standing')),
  cursor: Cursor,
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const MemberRow = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    birthYear: z.int().nullable(),
    /** Masked. */
    phone: z.string().nullable(),
    number: z.string().nullable(),
    state: State,
    kind: Kind,
    unit: Named,
    joinedOn: z.string().nullable(),
  })
  .meta({ id: 'MemberRow' })
export type MemberRow = z.output<typeof MemberRow>
export const Members = z.object({
  items: z.array(MemberRow),
  next: z.string().nullable(),
  /** So many match, or this many and more. */
  count: z.object({ exactly: z.boolean(), n: z.int() }),
})

const Dated = { from: z.string(), to: z.string().nullable() }
export const HistoryEntry = z.object({
  on: z.string(),
  what: z.enum(['applied', 'joined', 'state', 'kind', 'place', 'refused', 'withdrawn', 'transfer_refused']),
  state: z.enum(['active', 'suspended', 'left', 'dead']).nullable(),
  kind: Kind.nullable(),
  unit: z.string().nullable(),
  why: z.string().nullable(),
  reason: z.string().nullable(),
  decision: z.object({ number: z.string(), on: z.string(), signer: z.string() }).nullable(),
})
export type HistoryEntry = z.output<typeof HistoryEntry>

export const MemberView = z
  .object({
    id: z.uuid(),
    version: z.int(),
    association: z.object({ key: z.string(), name: z.string() }),
    person: z.object({
      id: z.uuid(),
      name: z.string(),
      sex: z.string().nullable(),
      birthDate: z.string().nullable(),
      birthYear: z.int().nullable(),
      /** Masked: the whole number is shown by the person's page. */
      phone: z.string().nullable(),
      address: z.string(),
    }),
    number: z.string().nullable(),
    state: State,
    kind: NamedKind,
    unit: Named,
    joinedOn: z.string().nullable(),
    seniorityFrom: z.string().nullable(),
    endedOn: z.string().nullable(),
    endReason: EndReasonName.nullable(),
    /** On what ground she was registered; null where it was never noted. */
    basis: z.enum(BASES).nullable(),
    application: z
      .object({
        id: z.uuid(),
        state: z.string(),
        appliedAt: z.string(),
        message: z.string(),
        refusal: z.string().nullable(),
        mine: z.boolean(),
      })
      .nullable(),
    places: z.array(z.object({ unit: Named, reason: z.string(), ...Dated })),
    history: z.array(HistoryEntry),
    transfers: z.array(TransferView),
    kinds: z.array(NamedKind),
    can: z.array(
      z.enum(['suspend', 'resume', 'end', 'readmit', 'change_kind', 'correct', 'transfer', 'decide', 'card']),
    ),
  })
  .meta({ id: 'Member' })
export type MemberView = z.output<typeof MemberView>

export const OwnMembership = z.object({
  items: z.array(MemberView),
  /** What a new application would need of her: nothing when the account's person is known. */
  knowsBirth: z.boolean(),
})
export type OwnMembership = z.output<typeof OwnMembership>

export const UnitChoices = z.object({
  items: z.array(z.object({ code: z.string(), name: z.string(), depth: z.int() })),
  /** Not all: a province has thousands, so branches and groups are chosen after their commune. */
  cut: z.boolean(),
})
export type UnitChoices = z.output<typeof UnitChoices>
export const ListUnitChoices = z.strictObject({ under: blankIsAbsent(AnyUnitCode) })
