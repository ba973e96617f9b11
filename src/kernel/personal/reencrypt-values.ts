import { z } from 'zod'
import { holdsPersonal } from '#kernel/manifest/personal-data.ts'
import { operation } from '#kernel/operation/operation.ts'
import { reencryptNext, sealedColumns } from './reencrypt.ts'

/** Rows done in one transaction: some tens of milliseconds during which their writers wait. */
const BATCH = 200

/** Encrypts what older keys encrypted with the current one, a few rows at a time, while everybody goes on working. */
export const reencryptValues = operation({
  name: 'ground.reencrypt-values',
  permission: 'ground:maintain',
  kind: 'write',
  input: z.strictObject({ again: z.boolean().optional() }),
  output: z.object({
    keyId: z.string(),
    more: z.boolean(),
    progress: z.array(z.object({ table: z.string(), column: z.string(), done: z.number(), finished: z.boolean() })),
  }),
  run: (ctx, { again }) =>
    reencryptNext(
      ctx.db,
      ctx.services.aead,
      sealedColumns(ctx.services.personalData.filter((entry) => holdsPersonal(entry))),
      {
        limit: BATCH,
        at: ctx.now(),
        ...(again && { again }),
      },
    ),
})
