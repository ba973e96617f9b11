import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { pruneTokens as prune } from '../machine.store.ts'

/** Deletes access tokens that have ended; they are worth nothing and say nothing. */
export const pruneTokens = operation({
  name: 'machines.prune-tokens',
  permission: 'machines:prune',
  kind: 'write',
  input: z.object({}),
  output: z.object({ deleted: z.int() }),
  run: async (ctx) => ({ deleted: await prune(ctx.db, ctx.now()) }),
})
