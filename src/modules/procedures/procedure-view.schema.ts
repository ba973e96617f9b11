import { z } from 'zod'
import { Channel, Fee, ProcedureCode, ProcedureVersion, TimeLimit } from './procedure.schema.ts'

const Named = z.object({ key: z.string(), name: z.string() })
const ChannelView = z.object({ channel: Channel, limit: TimeLimit, fee: Fee })

/** A procedure in lists; texts are in the caller's language. */
export const ProcedureItem = z
  .object({
    code: ProcedureCode,
    version: z.string(),
    name: z.string(),
    whatYouGet: z.string(),
    field: Named,
    lifeEvents: z.array(z.string()),
    onlineMode: z.enum(['full', 'prepare']),
    assuranceLevel: z
      .int()
      .min(0)
      .max(2)
      .meta({ description: 'How surely an online applicant must be known; 0: not at all' }),
    channels: z.array(ChannelView),
  })
  .meta({ id: 'ProcedureItem' })
export type ProcedureItem = z.infer<typeof ProcedureItem>

export const ComponentView = z
  .object({
    key: z.string(),
    name: z.string(),
    kind: z.string(),
    originals: z.int(),
    copies: z.int(),
    required: z.boolean().meta({ description: 'An ordinary online application must upload it' }),
    upload: z.boolean().meta({ description: 'Files may be handed in for it' }),
    conditional: z.boolean(),
    condition: z.string().optional(),
    paperForm: z.string().optional(),
    maxFiles: z.int(),
  })
  .meta({ id: 'Component' })
export type ComponentView = z.infer<typeof ComponentView>

/** Everything that Decree 63/2010 Art. 8(2) wants published, in the caller's language. */
export const ProcedureView = ProcedureItem.extend({
  officialName: z.string(),
  asOf: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  level: z.string(),
  agency: z.string(),
  applicants: z.array(z.string()),
  steps: z.array(z.string()),
  components: z.array(ComponentView),
  results: z.array(z.object({ code: z.string(), name: z.string() })),
  legalBasis: z.array(z.string()),
  publishingDecision: z.string(),
  recalled: z.array(z.string()),
  review: z.object({ by: z.string(), reason: z.string() }).optional(),
  source: z.string(),
}).meta({ id: 'Procedure' })
export type ProcedureView = z.infer<typeof ProcedureView>

export const LifeEventView = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  procedures: z.array(ProcedureCode),
})

export const ProcedureList = z.object({ items: z.array(ProcedureItem), next: z.string().nullable() })

/** What the import takes: the parsed files of reference/procedures and reference/life-events.json. */
export const ImportProcedures = z.object({
  versions: z.array(ProcedureVersion).min(1),
  lifeEvents: z.array(z.unknown()),
})
