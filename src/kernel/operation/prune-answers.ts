import { sql } from 'kysely'
import { z } from 'zod'
import { addDays } from '#kernel/i18n/format.ts'
import { operation } from './operation.ts'

const KEPT_DAYS = 7

/** Forgets the stored answers of keyed calls after a week: a retry comes within minutes, and answers may name people. */
export const pruneAnswers = operation({
  name: 'ground.prune-answers',
  permission: 'ground:maintain',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ removed: z.int() }),
  async run(ctx) {
    const before = addDays(ctx.now(), -KEPT_DAYS)
    const { numAffectedRows } = await sql`delete from idempotency_keys where created_at < ${before}`.execute(ctx.db)
    return { removed: Number(numAffectedRows ?? 0) }
  },
})
