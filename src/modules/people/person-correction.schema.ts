import { z } from 'zod'
import { UnitCode } from '#modules/units/index.ts'
import { CORRECTABLE } from './person-correction.rules.ts'
import { knownFields, optional, words } from './person.schema.ts'

const { name, otherNames, sex, birthDate, birthYear, nationalId, phones } = knownFields

/** Only what she says is wrong; a field left out is right as it stands. */
export const ProposeCorrections = z.strictObject({
  name: name.optional(),
  otherNames,
  sex,
  birthDate,
  birthYear,
  nationalId,
  /** All that are hers from now on. */
  phones,
  residence: z
    .strictObject({ unit: z.string().min(1, 'kernel.required').pipe(UnitCode), line: words(200).default('') })
    .optional(),
  note: words(300).default(''),
})
export const ByCorrection = z.strictObject({ correction: z.uuid() })
export const RevealCorrectedId = ByCorrection.extend({
  reason: words(500).pipe(z.string().min(1, 'people.reason_missing')),
})
export const ListPersonCorrections = z.strictObject({ cursor: optional(z.string().max(400)) })

const Decision = z
  .strictObject({
    correction: z.uuid(),
    decision: z.enum(['accept', 'refuse'], 'people.choose_decision'),
    /** What she reads of it; who refuses says why. */
    word: words(300).default(''),
    /** `seen` of what was looked at; without it, the record must be as it was when she proposed. */
    seen: z.string().max(100).optional(),
  })
  .refine(({ decision, word }) => decision !== 'refuse' || word !== '', {
    path: ['word'],
    message: 'people.reason_missing',
  })
export const DecideCorrections = z.strictObject({
  decisions: z.array(Decision).min(1, 'people.choose_decision').max(20),
})

const Field = z.enum(CORRECTABLE)
const CorrectedField = z.object({
  id: z.uuid(),
  field: Field,
  label: z.string(),
  /** In words; numbers masked until they are opened. */
  before: z.string().nullable(),
  current: z.string().nullable(),
  proposed: z.string().nullable(),
  /** The record no longer says what it said when she proposed. */
  changed: z.boolean(),
  /** Masked, and to be opened before somebody decides. */
  masked: z.boolean(),
  /** Of what stands there now; a decision that names it is taken only while that still stands. */
  seen: z.string(),
})
export type CorrectedField = z.output<typeof CorrectedField>

export const PersonCorrections = z
  .object({
    sending: z.uuid(),
    person: z.uuid(),
    name: z.string(),
    unitName: z.string(),
    note: z.string(),
    proposedAt: z.string(),
    fields: z.array(CorrectedField),
    /** Whether the caller may decide: nobody does so on her own. */
    may: z.boolean(),
  })
  .meta({ id: 'PersonCorrections' })
export type PersonCorrections = z.output<typeof PersonCorrections>

export const PersonCorrectionList = z.object({ items: z.array(PersonCorrections), next: z.string().nullable() })
export type PersonCorrectionList = z.output<typeof PersonCorrectionList>

const OwnCorrection = z.object({
  id: z.uuid(),
  field: Field,
  label: z.string(),
  before: z.string().nullable(),
  proposed: z.string().nullable(),
  note: z.string(),
  state: z.enum(['open', 'accepted', 'refused', 'withdrawn']),
  decision: z.string(),
  proposedAt: z.string(),
  decidedAt: z.string().nullable(),
})
export type OwnCorrection = z.output<typeof OwnCorrection>

export const OwnCorrections = z.object({
  /** `office`: somebody at a unit of hers decides; `request`: nobody does, so she asks by a request about her data. */
  route: z.enum(['office', 'request']),
  items: z.array(OwnCorrection),
})
export type OwnCorrections = z.output<typeof OwnCorrections>
