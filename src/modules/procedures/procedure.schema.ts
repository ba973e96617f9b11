import { z } from 'zod'
import { AnswerPath, Condition, FormDefinition, LocalText } from '#modules/forms/index.ts'

export const ProcedureCode = z.string().regex(/^\d\.\d{6}$/)
export const ComponentKey = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
export const Channel = z.enum(['online', 'post', 'in_person'])
export type Channel = z.infer<typeof Channel>
const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Legal time limit, the shape the clock of the kernel takes. `cutoff` is hh:mm, for `same_day`. */
export const TimeLimit = z.strictObject({
  unit: z.enum(['working_hour', 'working_day', 'same_day', 'day', 'hour', 'month']),
  value: z.int().min(1).max(1000),
  cutoff: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .optional(),
  counting: z.enum(['to_the_minute']).optional(),
})
export type TimeLimit = z.infer<typeof TimeLimit>

/** Fee of one channel, in whole dong. */
export const Fee = z.strictObject({
  kind: z.enum(['none', 'fixed', 'per_copy', 'tiered', 'by_province']),
  /** `fixed`: per case; `per_copy`: per copy or person; `by_province`: what the portal prints, if anything. */
  amount: z.int().min(0).optional(),
  /** What is counted for `per_copy`. */
  per: z.enum(['copy', 'person']).optional(),
  /** A repeating group: the fee is summed over its items, in which `countFrom` and `pagesFrom` are looked up. */
  itemsFrom: AnswerPath.optional(),
  /** The answer that holds the count of copies or persons. */
  countFrom: AnswerPath.optional(),
  /** The answer that holds the pages of one copy, for `tiered`. */
  pagesFrom: AnswerPath.optional(),
  /** `tiered`: price of each page from page `from` on, ascending. */
  tiers: z
    .array(z.strictObject({ from: z.int().min(1), amount: z.int().min(0) }))
    .min(1)
    .optional(),
  /** Highest fee of one copy, for `tiered`. */
  cap: z.int().min(0).optional(),
  note: LocalText.optional(),
})
export type Fee = z.infer<typeof Fee>

export const ProcedureChannel = z.strictObject({ channel: Channel, limit: TimeLimit, fee: Fee })
export type ProcedureChannel = z.infer<typeof ProcedureChannel>

/** Decree 63/2010 Art. 8(2): a component of the dossier, with kind and number of sets. */
export const ProcedureComponent = z.strictObject({
  key: ComponentKey,
  name: LocalText,
  /** `eform` is filled in as the form itself; `present` is shown at the desk; `info` is looked up by the office. */
  kind: z.enum(['eform', 'original', 'certified_copy', 'photocopy', 'present', 'info']),
  originals: z.int().min(0),
  copies: z.int().min(0),
  /** Must be handed in whenever its condition is met. */
  required: z.boolean(),
  condition: z
    .strictObject({
      text: LocalText,
      when: Condition.optional(),
      channels: z.array(Channel).min(1).optional(),
    })
    .optional(),
  /** Official number of the paper form, as printed by the portal. */
  paperForm: z.string().optional(),
  maxFiles: z.int().min(1).max(50).default(20),
})
export type ProcedureComponent = z.infer<typeof ProcedureComponent>

export const HandlingStep = z.strictObject({
  key: z.enum(['reception', 'examination', 'approval', 'return']),
  /** Role key of the identity module. */
  role: z.enum(['reception', 'specialist', 'leader']),
  /** `same`: the unit that the dossier was sent to. */
  unit: z.literal('same'),
  /** Share of the time limit, for reminders inside the office; all shares sum to 1. */
  share: z.number().min(0).max(1),
})
export type HandlingStep = z.infer<typeof HandlingStep>

export const ResultTemplate = z.strictObject({
  kind: z.enum(['certificate', 'decision-letter']),
  /** Printed in Vietnamese; translated on the verification page. */
  title: LocalText,
  /** `path`: an answer path, or `applicant.fullName|nationalId|phone`. */
  rows: z.array(z.strictObject({ label: LocalText, path: AnswerPath })).min(1),
})
export type ResultTemplate = z.infer<typeof ResultTemplate>

/** Separation of duties: who did the one in a dossier may not do the other in the same dossier. */
export const SeparationRule = z.strictObject({
  did: z.enum(['receive', 'examine', 'approve']),
  mayNot: z.enum(['receive', 'examine', 'approve', 'return']),
})
export type SeparationRule = z.infer<typeof SeparationRule>

/** `reference/procedures/<code>.json`: one version of a procedure, without its form. */
export const ProcedureFile = z.strictObject({
  code: ProcedureCode,
  version: z.string().regex(/^\d{4}-\d{2}(-\d+)?$/),
  validFrom: IsoDate,
  validTo: IsoDate.nullable(),
  /** Month the facts were taken from the portal: shown as "as of June 2026". */
  asOf: z.string().regex(/^\d{4}-\d{2}$/),
  name: LocalText,
  shortName: LocalText.optional(),
  /** In plain words what the resident holds in the end. */
  whatYouGet: LocalText,
  field: z.strictObject({ key: z.string().regex(/^[a-z][a-z-]*$/), name: LocalText }),
  lifeEvents: z.array(z.string().regex(/^[a-z][a-z-]*$/)).min(1),
  level: LocalText,
  publishingDecision: z.string(),
  applicants: z.array(LocalText).min(1),
  agency: LocalText,
  /** What the resident does, in order. */
  steps: z.array(LocalText).min(1),
  /** `full`: sent and decided online; `prepare`: data sent ahead, originals brought; the clock starts at the desk. */
  onlineMode: z.enum(['full', 'prepare']),
  /** How surely an online applicant must be known: 1 contact confirmed, 2 e-identity of level 2. Left out: 0, not at all. */
  assuranceLevel: z.union([z.literal(1), z.literal(2)]).optional(),
  channels: z.array(ProcedureChannel).min(1),
  components: z.array(ProcedureComponent).min(1),
  results: z.array(z.strictObject({ code: z.string(), name: LocalText })).min(1),
  resultTemplate: ResultTemplate,
  legalBasis: z.array(z.string()).min(1),
  handling: z.array(HandlingStep).min(2),
  /** Left out: the rules of the jurisdiction (table separation_rules); an empty list: none. */
  separation: z.array(SeparationRule).optional(),
  supplementPolicy: z.enum(['pause', 'restart', 'none']),
  /** Everyday words of any language, synonyms and usual misspellings, for the search. Accents do not matter. */
  keywords: z.array(z.string().min(2)).min(3),
  /** JSON paths of facts that come from memory, not from the portal: the office edits them. */
  recalled: z.array(z.string()),
  /** When the law is known to change: the office is told before. */
  review: z.strictObject({ by: IsoDate, reason: LocalText }).optional(),
  source: z.string(),
  notes: z.string().optional(),
})
export type ProcedureFile = z.infer<typeof ProcedureFile>

/** What a dossier is pinned to: the facts and the form of one version, together. */
export const ProcedureVersion = ProcedureFile.extend({ form: FormDefinition })
export type ProcedureVersion = z.infer<typeof ProcedureVersion>

/** `reference/life-events.json`: situations in which residents look for procedures. */
export const LifeEvent = z.strictObject({
  key: z.string().regex(/^[a-z][a-z-]*$/),
  name: LocalText,
  description: LocalText,
  keywords: z.array(z.string()),
  procedures: z.array(ProcedureCode).min(1),
})
export const LifeEvents = z.array(LifeEvent).min(1)
export type LifeEvent = z.infer<typeof LifeEvent>
