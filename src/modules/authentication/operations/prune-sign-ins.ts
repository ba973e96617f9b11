import { z } from 'zod'
import { addDays } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { pruneSteps } from '../step.store.ts'
import { pruneBuckets } from '../throttle.store.ts'

/** Deletes counts that no longer slow anybody down, and steps that are over. */
export const pruneSignIns = operation({
  name: 'authentication.prune-sign-ins',
  permission: 'authentication:prune',
  kind: 'write',
  input: z.object({}),
  output: z.object({ deleted: z.int() }),
  async run(ctx) {
    const before = addDays(ctx.now(), -2)
    return { deleted: (await pruneBuckets(ctx.db, before)) + (await pruneSteps(ctx.db, before)) }
  },
})
