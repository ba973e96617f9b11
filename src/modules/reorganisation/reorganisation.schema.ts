import { z } from 'zod'
import { AnyUnitCode, CivilDay } from '#modules/units/index.ts'
import { ACT_STATES } from './act-state.rules.ts'
import { STEP_KINDS } from './step.rules.ts'

const Name = z.string().trim().normalize('NFC').min(1).max(120)
const LevelKey = z.string().regex(/^[a-z][a-z_]{0,40}$/)
const TreeKey = z.string().regex(/^[a-z][a-z_]{0,40}$/)

const Pick = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('list'), ids: z.array(z.string().min(1).max(64)).max(20_000) }),
    z.strictObject({ by: z.literal('address'), words: z.string().trim().normalize('NFC').min(2).max(120) }),
    z.strictObject({ by: z.literal('units'), codes: z.array(AnyUnitCode).min(1).max(500) }),
  ])
  .meta({ description: 'What a part takes: things of a list, those whose address names the words, or units below' })

const Spec = z.strictObject({
  code: AnyUnitCode,
  name: Name,
  nameEn: Name.optional(),
  level: LevelKey.optional(),
  parent: AnyUnitCode.nullable().optional(),
  place: AnyUnitCode.nullable().optional(),
})

export const StepInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('merge'),
    from: z
      .array(z.strictObject({ code: AnyUnitCode, extent: z.enum(['whole', 'part']), pick: Pick.optional() }))
      .min(1)
      .max(500),
    into: Spec,
  }),
  z.strictObject({
    kind: z.literal('split'),
    from: AnyUnitCode,
    into: z
      .array(z.strictObject({ unit: Spec, pick: Pick.optional() }))
      .min(1)
      .max(100),
  }),
  z.strictObject({ kind: z.literal('transfer'), from: AnyUnitCode, to: AnyUnitCode, pick: Pick }),
  z.strictObject({ kind: z.literal('rename'), code: AnyUnitCode, name: Name, nameEn: Name.optional() }),
  z.strictObject({
    kind: z.literal('retype'),
    code: AnyUnitCode,
    level: LevelKey,
    name: Name.optional(),
    nameEn: Name.optional(),
  }),
  z.strictObject({ kind: z.literal('reparent'), code: AnyUnitCode, parent: AnyUnitCode.nullable() }),
  z.strictObject({ kind: z.literal('abolish'), code: AnyUnitCode, successor: AnyUnitCode.nullable() }),
  z.strictObject({ kind: z.literal('found'), unit: Spec }),
])

const Typed = (most: number) => z.string().trim().normalize('NFC').max(most).default('')
/** A step as people type it: units by name or code, a part by the names of units below, words or numbers. */
export const TypedStep = z.strictObject({
  kind: z.enum(STEP_KINDS),
  units: Typed(40_000),
  unit: Typed(200),
  into: Typed(200),
  by: z.enum(['', 'units', 'address', 'list']).default(''),
  pick: Typed(200_000),
  name: Typed(120),
  parent: Typed(200),
  level: z.union([z.literal(''), LevelKey]).default(''),
  code: Typed(40),
})
export type TypedStep = z.output<typeof TypedStep>

const Line = z.string().trim().normalize('NFC').max(200)
export const NewAct = z.strictObject({
  tree: TreeKey,
  title: Line.min(1),
  effectiveOn: CivilDay,
  decisionNumber: Line.default(''),
  decisionDate: CivilDay.nullable().default(null),
  signer: Line.default(''),
  scope: AnyUnitCode,
  endingRoles: z
    .array(z.string().regex(/^[a-z][a-z_]{0,40}$/))
    .max(50)
    .default([]),
})

export const ActId = z.strictObject({ id: z.uuid() })

export const ActView = z
  .object({
    id: z.uuid(),
    tree: z.string(),
    treeName: z.string(),
    title: z.string(),
    effectiveOn: z.string(),
    decisionNumber: z.string(),
    decisionDate: z.string().nullable(),
    signer: z.string(),
    decisionFile: z.string().nullable().meta({ description: 'Name of the decision as a file' }),
    state: z.enum(ACT_STATES),
    scope: z.string(),
    endingRoles: z.array(z.string()),
    steps: z.int(),
    appliedAt: z.string().nullable(),
    undoneAt: z.string().nullable(),
    undoReason: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Reorganisation' })
export type ActView = z.output<typeof ActView>

export const StepView = z.object({
  id: z.uuid(),
  sort: z.int(),
  kind: z.enum(STEP_KINDS),
  data: z.record(z.string(), z.unknown()),
  text: z.string().meta({ description: 'The step in words, in the language of the call' }),
})
export type StepView = z.output<typeof StepView>

export const ConflictView = z.object({ code: z.string(), text: z.string() })

export const Progress = z.object({
  holding: z.string(),
  name: z.string(),
  done: z.int(),
  total: z.int(),
  finished: z.boolean(),
})
export type Progress = z.output<typeof Progress>

export const UnitLine = z.object({
  code: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  parentName: z.string(),
  kind: z.enum(['ends', 'begins', 'changes']),
  /** Codes that it comes from, or that it goes to. */
  kin: z.array(z.string()),
  kinNames: z.array(z.string()),
  /** Of a unit that changes: what it was called and where it lay, when that is another. */
  wasName: z.string(),
  wasParentName: z.string(),
})
export type UnitLine = z.output<typeof UnitLine>

export const Preview = z.object({
  conflicts: z.array(ConflictView),
  notes: z.array(ConflictView).meta({ description: 'What is no obstacle but should be seen before one confirms' }),
  counts: z.object({ ends: z.int(), begins: z.int(), changes: z.int(), moves: z.int() }),
  /** Kinds of things that the act touches, with how many. */
  consequences: z.array(z.object({ holding: z.string(), text: z.string(), count: z.int(), treat: z.string() })),
  units: z.array(UnitLine).meta({ description: 'The first two hundred units that end, begin or change' }),
  unitsLeft: z.int(),
})
export type Preview = z.output<typeof Preview>
