import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { deleteExpiredFlows } from '../flow.store.ts'

/** Deletes sign-ins that were begun and not finished in time. */
export const pruneFlows = operation({
  name: 'eid.prune-flows',
  permission: 'eid:prune',
  kind: 'write',
  input: z.object({}),
  output: z.object({ deleted: z.int() }),
  run: async (ctx) => ({ deleted: await deleteExpiredFlows(ctx.db, ctx.now()) }),
})
