import { z } from 'zod'
import { UserName } from './account.schema.ts'

const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsAbsent, schema.optional())

export const Reason = z
  .string()
  .overwrite((text) => text.normalize('NFC').trim())
  .min(1, 'kernel.required')
  .max(500)

const Moment = z.iso.datetime({ offset: true, error: 'kernel.bad_value' })

export const NameSubstitute = z.object({
  positions: z
    .array(z.uuid())
    .min(1, 'kernel.required')
    .max(20)
    .meta({ description: 'Positions of one account that are handed on' }),
  substitute: UserName.meta({ description: 'User name of the substitute' }),
  permissions: z
    .array(z.string().max(60))
    .min(1, 'kernel.required')
    .max(200)
    .optional()
    .meta({ description: 'Only these of what the positions allow; everything when left out' }),
  from: optional(Moment).meta({ description: 'First moment; at once when left out' }),
  to: Moment.meta({ description: 'The substitution ends by itself at this moment' }),
  reason: Reason,
})

export const SubstitutionView = z
  .object({
    id: z.uuid(),
    position: z.uuid(),
    role: z.string(),
    roleName: z.string(),
    unit: z.string(),
    unitName: z.string(),
    holder: z.string(),
    substitute: z.string(),
    permissions: z.array(z.string()).nullable(),
    from: z.string(),
    to: z.string(),
    reason: z.string(),
    endedAt: z.string().nullable(),
    endReason: z.string().nullable(),
    standing: z.enum(['current', 'coming', 'ended']),
    /** Which side the reader is on; null: she administers. */
    side: z.enum(['holder', 'substitute']).nullable(),
  })
  .meta({ id: 'Substitution' })
export type SubstitutionViewData = z.output<typeof SubstitutionView>

export const EndSubstitution = z.object({ id: z.uuid(), reason: optional(Reason) })
