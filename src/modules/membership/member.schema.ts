import { z } from 'zod'
import { AnyUnitCode, CivilDay } from '#modules/units/index.ts'
import { memberErrors } from './member.errors.ts'
import { END_REASONS, MEMBER_KINDS, MEMBER_STATES } from './member.rules.ts'

const emptyIsAbsent = (value: unknown) => (value === '' || value === null ? undefined : value)
const tidy = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
const words = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite(tidy)
    .refine((text) => !/[\p{Cc}<>]/u.test(text), 'kernel.bad_value')
export const blankIsAbsent = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsAbsent, schema.optional())

export const Kind = z.enum(MEMBER_KINDS)
export const State = z.enum(MEMBER_STATES)
export const EndReasonName = z.enum(END_REASONS)
export const AssociationKey = z.string().regex(/^[a-z][a-z_]{0,40}$/)
export const Day = blankIsAbsent(CivilDay)
export const Reason = words(500)
export const Cursor = blankIsAbsent(z.string().max(300))

/** A decision on paper: its number, its day, who signed. */
export const Decision = z.strictObject({
  number: words(60).refine((text) => text !== '', memberErrors.needsDecision),
  on: CivilDay,
  signer: words(120).refine((text) => text !== '', memberErrors.needsDecision),
})
export type Decision = z.output<typeof Decision>

const PersonFields = z.strictObject({
  name: words(120).refine((text) => text.length >= 2, memberErrors.badName),
  sex: z.enum(['female', 'male', 'other']).default('female'),
  birthDate: Day,
  birthYear: blankIsAbsent(
    z.coerce
      .number(memberErrors.badBirth)
      .int(memberErrors.badBirth)
      .min(1900, memberErrors.badBirth)
      .max(2100, memberErrors.badBirth),
  ),
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
})
export type RegisterMember = z.output<typeof RegisterMember>
export const Registered = z.object({ id: z.uuid(), personId: z.uuid(), state: State })

export const ByMember = z.strictObject({ member: z.uuid() })
