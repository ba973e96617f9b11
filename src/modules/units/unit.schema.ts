import { z } from 'zod'
import { parseDay } from '#kernel/clock/civil.ts'
import { unitErrors } from './unit.errors.ts'
import { ADMINISTRATION, EXTENTS } from './unit.rules.ts'

/** Two digits a province, three a district (until 2025-06-30), five a commune. */
export const UnitCode = z
  .string()
  .regex(/^(\d{2}|\d{3}|\d{5})$/, unitErrors.badCode)
  .meta({ description: 'Code of a unit; leading zeros count', example: '20965' })

/** Code of a unit of any tree: a number in the administration, else letters and digits in parts, as `PN20965-03`. */
export const AnyUnitCode = z
  .string()
  .max(40)
  .regex(/^[0-9A-Z]+([.-][0-9A-Z]+)*$/, unitErrors.badCode)
  .meta({ description: 'Code of a unit of any tree', example: 'PN20965-03' })

const TreeKey = z.string().regex(/^[a-z][a-z_]{0,40}$/)
export const LevelKey = z.string().regex(/^[a-z][a-z_]{0,40}$/)

export const CivilDay = z
  .string()
  .refine((text) => text !== '', { error: 'kernel.required', abort: true })
  .refine((text) => parseDay(text) !== undefined, unitErrors.badDate)
  .meta({ description: 'A date, YYYY-MM-DD', example: '2026-11-22', format: 'date' })

// `?level=&parent=` of an empty form means the same as leaving them out.
const blankIsAbsent = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

export const UnitName = z.string().trim().normalize('NFC').min(1).max(120)

export const Reason = z.string().trim().normalize('NFC').min(1).max(500)

export const UnitView = z
  .object({
    code: z.string(),
    tree: z.string().meta({ example: 'administration' }),
    level: z.string().meta({ example: 'commune' }),
    levelName: z.string().meta({ description: 'In the language of the call', example: 'Xã, phường, đặc khu' }),
    placeCode: z.string().nullable().meta({ description: "The unit of administration an association's unit works in" }),
    name: z.string().meta({ example: 'Xã Núi Thành' }),
    nameEn: z.string().meta({ example: 'Nui Thanh Commune' }),
    parentCode: z.string().nullable(),
    identifier: z.string().meta({ description: 'Organisation identifier used in dossier codes' }),
    validFrom: z.string().meta({ description: 'First day; 1900-01-01 when the beginning is not known' }),
    validTo: z.string().nullable(),
    path: z.array(z.string()).meta({ description: 'Codes from the province down to the unit' }),
    place: z.string().meta({ description: 'Names of the units above, nearest first, in the language of the call' }),
  })
  .meta({ id: 'Unit' })
export type UnitView = z.output<typeof UnitView>

export const ListUnits = z.object({
  tree: TreeKey.default(ADMINISTRATION),
  level: blankIsAbsent(LevelKey).meta({
    description: 'With `parent`: any depth below it. Without: direct children only.',
  }),
  parent: blankIsAbsent(AnyUnitCode),
  q: z.string().max(100).optional().meta({
    description: 'Name with or without accents and type, or the beginning of a code; after a comma the place',
  }),
  asOf: blankIsAbsent(CivilDay).meta({ description: 'Default: today' }),
  cursor: blankIsAbsent(z.string().max(300)),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const UnitList = z.object({ items: z.array(UnitView), next: z.string().nullable() })

export const GetUnit = z.object({
  code: AnyUnitCode,
  asOf: blankIsAbsent(CivilDay).meta({ description: 'Default: today' }),
})

const ListRow = z.object({
  code: AnyUnitCode,
  parentCode: AnyUnitCode.nullable(),
  level: LevelKey,
  placeCode: UnitCode.nullable().default(null),
  name: z.string().min(1).max(120),
  nameEn: z.string().min(1).max(120),
})
export type ListRow = z.input<typeof ListRow>

const SuccessionRow = z.object({ oldCode: AnyUnitCode, newCode: AnyUnitCode, extent: z.enum(EXTENTS), on: CivilDay })
export type SuccessionRow = z.output<typeof SuccessionRow>

export const ImportUnits = z.object({
  lists: z.array(
    z.object({
      name: z.string(),
      tree: TreeKey.default(ADMINISTRATION),
      validFrom: CivilDay.nullable(),
      validTo: CivilDay.nullable(),
      rows: z.array(ListRow),
    }),
  ),
  successions: z.array(SuccessionRow).default([]),
})
export type ImportUnits = z.output<typeof ImportUnits>
export const ImportedUnits = z.object({
  lists: z.array(z.object({ name: z.string(), rows: z.int(), added: z.int() })),
  successions: z.int(),
})

export const RenameUnit = z.object({
  code: AnyUnitCode,
  from: CivilDay,
  name: UnitName,
  nameEn: UnitName,
  reason: Reason,
})
export const SetUnitIdentifier = z.object({
  code: AnyUnitCode,
  identifier: z
    .string()
    .trim()
    .toUpperCase()
    .max(32)
    .regex(/^[0-9A-Z]+([.-][0-9A-Z]+)*$/, unitErrors.badIdentifier),
  reason: Reason,
})
export const CloseUnit = z.object({ code: AnyUnitCode, lastDay: CivilDay, reason: Reason })

export const AdministerUnits = z.object({
  code: blankIsAbsent(AnyUnitCode),
  cursor: blankIsAbsent(z.string().max(300)),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const AdministeredBranch = z.object({
  unit: UnitView.nullable(),
  above: z.array(z.object({ code: z.string(), name: z.string() })),
  items: z.array(UnitView),
  next: z.string().nullable(),
})
export type AdministeredBranch = z.output<typeof AdministeredBranch>
