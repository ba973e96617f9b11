import { z } from 'zod'
import { isCodePattern } from './unit-level.rules.ts'
import { AnyUnitCode, CivilDay, LevelKey, Reason, UnitCode, UnitName } from './unit.schema.ts'

const Names = z.object({ vi: UnitName, en: UnitName, pl: UnitName })

const UnitFieldSchema = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/, 'units.bad_field'),
  names: Names,
  kind: z.enum(['text', 'number', 'date']),
})

export const LevelView = z
  .object({
    key: z.string().meta({ example: 'union_branch' }),
    tree: z.string(),
    name: z.string().meta({ description: 'In the language of the call' }),
    names: Names,
    parents: z.array(z.string()).meta({ description: 'Levels that a unit of this one may lie in; empty: at the top' }),
    codePattern: z.string().meta({
      description: 'How a new unit is numbered: {place}, {parent}, {n}, {nn}',
      example: '{parent}-{nn}',
    }),
    fields: z.array(UnitFieldSchema).meta({ description: 'What its units say of themselves beside name and place' }),
    sort: z.int(),
  })
  .meta({ id: 'UnitLevel' })
export type LevelView = z.output<typeof LevelView>

export const TreeList = z.object({
  trees: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(['administration', 'departments', 'association']),
      name: z.string(),
      names: Names,
      sort: z.int(),
      levels: z.array(LevelView),
    }),
  ),
})

export const SetLevel = z.object({
  key: LevelKey,
  names: Names,
  parents: z.array(LevelKey).max(10),
  codePattern: z.string().trim().max(40).refine(isCodePattern, 'units.bad_pattern'),
  fields: z.array(UnitFieldSchema).max(20).default([]),
})

/** Values of the fields of a unit's level; a blank one takes the value away. */
export const SetUnitDetails = z.object({
  code: AnyUnitCode,
  details: z
    .record(z.string(), z.string().trim().normalize('NFC').max(300))
    .refine((details) => Object.keys(details).length > 0, 'units.bad_detail'),
})

export const FoundUnit = z.object({
  level: LevelKey.meta({ example: 'union_branch' }),
  parent: AnyUnitCode.nullable().meta({ description: 'Null for a unit at the top of its tree' }),
  place: UnitCode.nullable()
    .default(null)
    .meta({ description: 'The unit of administration it works in; that of its parent when left out' }),
  name: UnitName,
  nameEn: UnitName,
  from: CivilDay.meta({ description: 'First day' }),
  reason: Reason.meta({ description: 'The decision behind it: number, date, signer' }),
})
