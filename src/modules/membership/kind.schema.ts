import { z } from 'zod'
import { CivilDay } from '#modules/units/index.ts'
import { AssociationKey, Kind, NeededReason, blankIsAbsent, words } from './field.schema.ts'

export const KindRulesSchema = z.strictObject({
  minAge: blankIsAbsent(z.coerce.number().int().min(0).max(120)),
  maxAge: blankIsAbsent(z.coerce.number().int().min(0).max(120)),
  sexes: z.array(z.enum(['female', 'male', 'other'])).optional(),
  needsDecision: z.boolean(),
  paysDues: z.boolean(),
  votes: z.boolean(),
})
const KindName = words(60).refine((text) => text !== '', 'kernel.bad_value')
export const SetKind = z.strictObject({
  association: AssociationKey,
  kind: Kind,
  names: z.strictObject({ vi: KindName, en: KindName, pl: KindName }),
  rules: KindRulesSchema,
  from: CivilDay,
  reason: NeededReason,
})
export const SetAssociation = z.strictObject({
  association: AssociationKey,
  transferDays: z.coerce.number().int().min(1).max(365),
  readmissionKeepsSeniority: z.boolean(),
})
export const KindVersion = z.object({
  id: z.uuid(),
  kind: Kind,
  names: z.object({ vi: z.string(), en: z.string(), pl: z.string() }),
  rules: KindRulesSchema,
  from: z.string(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
})
export type KindVersion = z.output<typeof KindVersion>
export const AssociationRules = z.object({
  key: z.string(),
  name: z.string(),
  transferDays: z.int(),
  readmissionKeepsSeniority: z.boolean(),
  kinds: z.array(KindVersion),
})
export type AssociationRules = z.output<typeof AssociationRules>
