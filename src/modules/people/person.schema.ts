import { z } from 'zod'
import { PersonName } from '#modules/identity/index.ts'
import { AnyUnitCode, CivilDay, UnitCode } from '#modules/units/index.ts'

const emptyIsAbsent = (value: unknown) => (value === '' || value === null ? undefined : value)
export const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsAbsent, schema.optional())
export const words = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
    .refine((text) => !/[\p{Cc}<>]/u.test(text), 'kernel.bad_letters')

export const Sex = z.enum(['female', 'male', 'other'])
const Phone = z.strictObject({ phone: words(40), kind: z.enum(['own', 'shared', 'zalo', 'work']).default('own') })
const Address = z.strictObject({
  kind: z.enum(['residence', 'temporary', 'home_town']).default('residence'),
  line: words(200).default(''),
  /** Under the map of today unless `mapOf` names another day. */
  unit: z.string().min(1, 'kernel.required').pipe(UnitCode),
  mapOf: optional(CivilDay),
})

/** What is told of a person, each field by itself. */
export const knownFields = {
  name: PersonName,
  otherNames: z.array(words(120)).max(10).optional(),
  sex: optional(Sex),
  birthDate: optional(CivilDay),
  birthYear: optional(
    z.coerce.number('people.bad_birth').int('people.bad_birth').min(1850, 'people.bad_birth').max(2200),
  ),
  nationalId: optional(words(40)),
  oldId: optional(words(40)),
  phones: z.array(Phone).max(10).optional(),
}

/** Who is not a member of anything: where she lives says which office knows her. */
export const RegisterPerson = z.strictObject({ ...knownFields, address: Address })
export const CorrectPerson = z.strictObject({
  person: z.uuid(),
  /** The version that the officer looked at. */
  version: optional(z.coerce.number().int().positive()),
  ...knownFields,
  name: PersonName.optional(),
  /** Beside the phones she has; `phones` replaces them all. */
  addPhones: z.array(Phone).max(5).default([]),
  /** Positions among her phones as they are shown, from 0: those that are hers no more. Read with `version`. */
  dropPhones: z.array(z.coerce.number().int().min(0)).max(10).default([]),
  addresses: z.array(Address).max(6).optional(),
  diedOn: optional(CivilDay),
})
export const ByPerson = z.strictObject({ person: z.uuid() })

export const SearchPeople = z.strictObject({
  /** Names in any order, with or without accents; a place; a year; the end of a phone number; a member number. */
  q: z.string().max(200).default(''),
  /** Only people known at this unit or below. */
  unit: optional(AnyUnitCode),
  cursor: optional(z.string().max(400)),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

const FoundPerson = z.object({
  id: z.uuid(),
  name: z.string(),
  otherNames: z.array(z.string()),
  birthDate: z.string().nullable(),
  birthYear: z.number().nullable(),
  /** Masked. */
  phone: z.string().nullable(),
  places: z.array(z.object({ unit: z.string(), name: z.string(), number: z.string().nullable() })),
  diedOn: z.string().nullable(),
})
export const FoundPeople = z.object({
  items: z.array(FoundPerson),
  next: z.string().nullable(),
  /** So many match that only some are shown: another word is wanted. */
  many: z.boolean(),
})
export type FoundPeople = z.output<typeof FoundPeople>

const Unit = z.object({ code: z.string(), name: z.string() })
const AddressView = z.object({
  id: z.uuid(),
  kind: z.enum(['residence', 'temporary', 'home_town']),
  line: z.string(),
  /** As written, with the units above it on that day. */
  written: Unit,
  mapOf: z.string(),
  /** What that unit is today; several when it was split and nobody has said where she lives. */
  today: z.array(Unit),
  changed: z.boolean(),
  validTo: z.string().nullable(),
})
export type AddressView = z.output<typeof AddressView>

/** A household, and what the person is in it. */
const Household = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  line: z.string(),
  unit: Unit,
  relation: z.string(),
})
export type Household = z.output<typeof Household>

export const PersonView = z
  .object({
    id: z.uuid(),
    version: z.number(),
    name: z.string(),
    otherNames: z.array(z.string()),
    sex: Sex.nullable(),
    birthDate: z.string().nullable(),
    birthYear: z.number().nullable(),
    diedOn: z.string().nullable(),
    /** Masked, as phones are. */
    nationalId: z.string().nullable(),
    oldId: z.string().nullable(),
    phones: z.array(z.object({ masked: z.string(), kind: z.enum(['own', 'shared', 'zalo', 'work']) })),
    addresses: z.array(AddressView),
    households: z.array(
      Household.extend({
        members: z.array(z.object({ id: z.uuid(), name: z.string(), relation: z.string(), readable: z.boolean() })),
      }),
    ),
    places: z.array(
      z.object({
        source: z.enum(['membership', 'residence']),
        sourceId: z.uuid(),
        unit: z.string(),
        name: z.string(),
        number: z.string().nullable(),
      }),
    ),
    photo: z.boolean(),
    accounts: z.array(z.object({ name: z.string(), linkedAt: z.string() })),
    claims: z.array(z.object({ id: z.uuid(), name: z.string(), matchedBy: z.array(z.string()), madeAt: z.string() })),
    /** Other records of hers that were merged into this one. */
    merged: z.number(),
    /** Fields that she says are wrong and nobody has decided. */
    waiting: z.int(),
    can: z.array(z.enum(['write'])),
  })
  .meta({ id: 'Person' })
export type PersonView = z.output<typeof PersonView>

/** A person as she sees herself: her phones in full, of those she lives with only how they are related. */
export const OwnPerson = z.object({
  person: PersonView.omit({ phones: true, households: true, accounts: true, claims: true, waiting: true, can: true })
    .extend({
      phones: z.array(z.object({ phone: z.string(), kind: z.enum(['own', 'shared', 'zalo', 'work']) })),
      households: z.array(Household.extend({ members: z.array(z.object({ relation: z.string() })) })),
    })
    .meta({ id: 'OwnPerson' })
    .nullable(),
})
export type OwnPerson = z.output<typeof OwnPerson>
