import { z } from 'zod'
import { Bytes } from '#kernel/files/bytes.ts'
import { AnyUnitCode } from '#modules/units/index.ts'
import { REASONS } from './match.rules.ts'

export const UploadStatement = z.strictObject({
  unit: AnyUnitCode,
  bytes: Bytes,
  name: z.string().trim().max(200),
  columns: z
    .strictObject({
      date: z.string().max(200),
      credit: z.string().max(200),
      description: z.string().max(200),
      reference: z.string().max(200).default(''),
      payer: z.string().max(200).default(''),
    })
    .optional()
    .meta({ description: 'Words of the heading, for a bank whose columns are not known; remembered' }),
})
export const ProposalView = z.object({
  member: z.uuid(),
  name: z.string(),
  number: z.string().nullable(),
  unit: z.string(),
  score: z.int(),
  reasons: z.array(z.enum(REASONS)),
  certain: z.boolean(),
})
export const LineView = z
  .object({
    id: z.uuid(),
    line: z.int(),
    bookedOn: z.string(),
    amount: z.int(),
    description: z.string(),
    payer: z.string(),
    reference: z.string().nullable(),
    state: z.enum(['open', 'matched', 'set_aside']),
    note: z.string().nullable(),
    proposals: z.array(ProposalView),
  })
  .meta({ id: 'DuesStatementLine' })
export type LineView = z.output<typeof LineView>
