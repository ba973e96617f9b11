import { z } from 'zod'
import { addDays } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { prune } from '../session.store.ts'

/** Deletes failures older than a day and sessions that expired 90 days ago; that they happened stays in the events. */
export const pruneSessions = operation({
  name: 'identity.prune-sessions',
  permission: 'identity:prune',
  kind: 'write',
  input: z.object({}),
  output: z.object({ deleted: z.int() }),
  async run(ctx) {
    const before = { failures: addDays(ctx.now(), -1), sessions: addDays(ctx.now(), -90) }
    return { deleted: await prune(ctx.db, before) }
  },
})
