import { z } from 'zod'
import { contentHash } from '../retention.rules.ts'
import { operation } from '#kernel/operation/operation.ts'
import { privacyEvent } from '../privacy.events.ts'
import { MANAGE } from '../privacy.policy.ts'
import { draftReport } from '../retention.reads.ts'
import { findOpenRun, insertRun } from '../retention.store.ts'

/**
 * A dry run counts what would go and keeps the report. A real run is begun here and carried out step by step
 * (continue-retention); one that was cut off is gone on with instead of beginning another.
 */
export const startRetention = operation({
  name: 'privacy.start-retention',
  permission: MANAGE,
  kind: 'write',
  confirm: true,
  input: z.strictObject({ dry: z.boolean() }),
  output: z.object({ run: z.uuid() }),
  async run(ctx, { dry }) {
    const now = ctx.now()
    const open = dry ? undefined : await findOpenRun(ctx.db)
    const id = open?.id ?? ctx.ids.uuid()
    if (!open) {
      const report = await draftReport(ctx, now)
      const isNew = await insertRun(ctx.db, {
        id,
        dry,
        state: dry ? 'done' : 'waiting',
        asked_at: now,
        asked_by: ctx.actor.accountId,
        as_of: now,
        started_at: null,
        finished_at: dry ? now : null,
        report,
        report_hash: dry ? contentHash(report) : null,
        problem: null,
      })
      // Somebody began one in the same moment: that one it is.
      if (!isNew) return { run: (await findOpenRun(ctx.db))?.id ?? id }
    }
    if (!dry) await ctx.record([privacyEvent('privacy.retention_went_on', { run: id }, id)])
    return { run: id }
  },
})
