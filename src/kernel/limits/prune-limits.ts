import { z } from 'zod'
import { forgetUploadDays } from '#kernel/files/upload-day.store.ts'
import { operation } from '#kernel/operation/operation.ts'
import { forgetLimits } from './shared-limit.store.ts'

/** Forgets who did how much: buckets that are full again, and the uploads of the day before yesterday. */
export const pruneLimits = operation({
  name: 'ground.prune-limits',
  permission: 'ground:maintain',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ removed: z.int() }),
  async run(ctx) {
    const now = ctx.now()
    return { removed: (await forgetLimits(ctx.db, now)) + (await forgetUploadDays(ctx.db, now)) }
  },
})
