import { z } from 'zod'
import { CivilDay } from '#modules/units/index.ts'
import { memberErrors } from './member.errors.ts'
import { END_REASONS, MEMBER_KINDS, MEMBER_STATES } from './member.rules.ts'

export const emptyIsAbsent = (value: unknown) => (value === '' || value === null ? undefined : value)
const tidy = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
export const words = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite(tidy)
    .refine((text) => !/[\p{Cc}<>]/u.test(text), 'kernel.bad_letters')
export const blankIsAbsent = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsAbsent, schema.optional())

export const Kind = z.enum(MEMBER_KINDS)
export const State = z.enum(MEMBER_STATES)
export const EndReasonName = z.enum(END_REASONS)
export const AssociationKey = z.string().regex(/^[a-z][a-z_]{0,40}$/)
export const Day = blankIsAbsent(CivilDay)
export const BirthYear = blankIsAbsent(
  z.coerce
    .number(memberErrors.badBirth)
    .int(memberErrors.badBirth)
    .min(1900, memberErrors.badBirth)
    .max(2100, memberErrors.badBirth),
)
export const Reason = words(500)
export const Cursor = blankIsAbsent(z.string().max(300))

export const NeededReason = Reason.refine((text) => text !== '', memberErrors.reasonMissing)

/** A decision on paper: its number, its day, who signed. */
export const Decision = z.strictObject({
  number: words(60).refine((text) => text !== '', memberErrors.needsDecision),
  on: CivilDay,
  signer: words(120).refine((text) => text !== '', memberErrors.needsDecision),
})
export type Decision = z.output<typeof Decision>
