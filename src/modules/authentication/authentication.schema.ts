import { z } from 'zod'
import { NewPassword, PersonName, Phone, SignedIn, UserName } from '#modules/identity/index.ts'

/** An unticked box and an empty field arrive as nothing. */
const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsAbsent, schema.optional())

const Shared = z.boolean().default(false).meta({ description: 'A device that others use too: a short session' })
/** The cookie by which a browser is known to accounts; callers without one leave it out. */
const Browser = z.string().max(1000).optional().meta({ description: 'What an earlier sign-in answered as `browser`' })
export const StepToken = z.string().regex(/^[\w-]{43}$/, 'authentication.step_over')
/** A code of an app, a message or a recovery code; spaces and dashes are forgiven. */
export const TypedCode = z.string().trim().min(1, 'kernel.required').max(60)

export const SignInInput = z.object({
  login: z.string().trim().min(1, 'kernel.required').max(200).meta({ description: 'User name or phone number' }),
  password: z.string().min(1, 'kernel.required').max(1000),
  code: optional(z.string().trim().max(60)).meta({
    description: 'Second factor, where the account has one: code of the authenticator app, or a recovery code',
  }),
  shared: Shared,
  browser: Browser,
})

export const SignInCodeInput = z.object({ step: StepToken, code: TypedCode, browser: Browser })
export const RequestPhoneCodeInput = z.object({ phone: Phone, shared: Shared })
export const SignInPhoneInput = SignInCodeInput
export const SignUpPhoneInput = z.object({ step: StepToken, name: PersonName, browser: Browser })
export const SignUpInput = z.object({
  name: PersonName,
  login: UserName,
  password: NewPassword,
  shared: Shared,
  browser: Browser,
})

export const factorKinds = ['totp', 'passkey', 'recovery_code'] as const
export type FactorKind = (typeof factorKinds)[number]

/**
 * How far a sign-in has come. `refused`: wrong, and nothing more is said. `code`: one factor was right, another is asked
 * for under `step`. `name`: the phone is new here, its owner says her name under `step`.
 */
export const Outcome = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('signed_in'),
    signedIn: SignedIn,
    browser: z.string().nullable(),
    /** A role asks for a second factor that the account does not have yet. */
    setUp: z.boolean(),
  }),
  z.object({ outcome: z.literal('code'), step: z.string(), kinds: z.array(z.enum(factorKinds)) }),
  z.object({ outcome: z.literal('name'), step: z.string() }),
  z.object({ outcome: z.literal('refused'), left: z.int().optional() }),
  z.object({ outcome: z.literal('over') }),
])
export type OutcomeData = z.output<typeof Outcome>
export const Done = z.object({})
