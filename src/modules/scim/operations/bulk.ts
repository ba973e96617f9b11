import { z } from 'zod'
import { question } from '#kernel/operation/operation.ts'
import { readBulkBody } from '../scim-bulk.rules.ts'
import { WRITE } from '../scim.policy.ts'
import { BulkBody } from '../scim.schema.ts'

/** What a bulk request asks for. Each of its operations is then a call of its own, with its right, limit and transaction. */
export const readBulk = question({
  name: 'scim.read-bulk',
  permission: WRITE,
  input: BulkBody,
  output: z.object({
    failOnErrors: z.int().optional(),
    steps: z.array(
      z.object({
        method: z.string(),
        path: z.string(),
        bulkId: z.string().optional(),
        data: z.record(z.string(), z.unknown()),
        version: z.string().optional(),
      }),
    ),
  }),
  run: (_ctx, { body }) => Promise.resolve(readBulkBody(body)),
})
