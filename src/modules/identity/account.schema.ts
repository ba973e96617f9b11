import { z } from 'zod'
import { isUserName, parsePhone } from './login.rules.ts'

/** An optional form field arrives empty. */
const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsAbsent, schema.optional())

export const UserName = z.string().trim().toLowerCase().refine(isUserName, 'identity.bad_login').meta({
  description: 'User name: a letter, then letters, digits, `.`, `_` or `-`; 2 to 40 signs',
  example: 'tiepnhan',
})

export const Phone = z
  .string()
  .max(40)
  .refine((text) => parsePhone(text) !== undefined, 'identity.bad_phone')
  .overwrite((text) => parsePhone(text) ?? text)
  .meta({ description: 'Vietnamese phone number, in any usual spelling', example: '0905 123 456' })

export const PersonName = z
  .string()
  .max(120)
  .overwrite((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .min(1, 'kernel.required')
  .refine((text) => !/[\p{Cc}<>]/u.test(text), 'kernel.bad_letters')

// Only a bound here; what makes a password bad is said by findPasswordFault.
export const NewPassword = z.string().min(1, 'kernel.required').max(1000)
export const UnitCode = z.string().regex(/^[0-9A-Za-z.-]{1,40}$/, 'identity.unknown_unit')
export const RoleKey = z.string().regex(/^[a-z][a-z_]{0,30}$/, 'identity.unknown_role')
export const CivilDate = z.iso.date('kernel.bad_value')

export const SignIn = z.object({
  login: z.string().trim().min(1, 'kernel.required').max(200).meta({ description: 'User name or phone number' }),
  password: z.string().min(1, 'kernel.required').max(1000),
})

export const CreateAccount = z.object({
  login: UserName,
  name: PersonName,
  phone: optional(Phone),
  password: optional(NewPassword).meta({ description: 'Left out: its owner sets it by an invitation' }),
  unit: optional(UnitCode).meta({ description: 'Unit whose administrators look after the account' }),
  role: optional(RoleKey).meta({ description: 'First position: this role at the unit' }),
  validFrom: optional(CivilDate).meta({ description: 'First day of that position; today when left out' }),
})

export const GrantPosition = z.object({
  login: UserName,
  role: RoleKey,
  unit: UnitCode,
  validFrom: optional(CivilDate).meta({ description: 'First day; today when left out' }),
  validTo: optional(CivilDate).meta({ description: 'Last day; open when left out' }),
  scope: optional(z.enum(['subtree', 'unit'])).meta({
    description: 'The unit with everything below it (default), or the unit alone',
  }),
})

export const PositionView = z
  .object({
    id: z.uuid(),
    role: z.string(),
    roleName: z.string(),
    unit: z.string(),
    unitName: z.string(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    scope: z.enum(['subtree', 'unit']),
    endReason: z.string().nullable(),
    standing: z.enum(['current', 'coming', 'ended']),
  })
  .meta({ id: 'Position' })

export const AccountView = z
  .object({
    id: z.uuid(),
    login: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    unit: z.string().nullable(),
    unitName: z.string().nullable(),
    createdAt: z.string(),
    disabledAt: z.string().nullable(),
    positions: z.array(PositionView),
    manageable: z.boolean(),
  })
  .meta({ id: 'Account' })

export type AccountViewData = z.output<typeof AccountView>

const OwnPosition = z.object({
  role: z.string(),
  roleName: z.string(),
  unit: z.string(),
  unitName: z.string(),
  permissions: z.array(z.string()),
})

export const SessionView = z
  .object({
    expiresAt: z.string(),
    account: z.object({ name: z.string(), login: z.string().nullable(), phone: z.string().nullable() }),
    positions: z.array(OwnPosition),
  })
  .meta({ id: 'Session' })

export const SignedIn = SessionView.extend({ token: z.string(), seconds: z.number().nullable() }).meta({
  id: 'SignedIn',
})

export const TimelineEntry = z.object({
  type: z.string(),
  at: z.string(),
  by: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export const Done = z.object({})

export type SignedInData = z.output<typeof SignedIn>
