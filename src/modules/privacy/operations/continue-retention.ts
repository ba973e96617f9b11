import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { sweepStep } from '#kernel/personal/retention-sweep.ts'
import { privacyEvent } from '../privacy.events.ts'
import { bytePrefixes, stepsOf, sweepBytes, sweepOf } from '../retention.reads.ts'
import { BATCH, contentHash, FOLDERS, isFinished, withProgress } from '../retention.rules.ts'
import { lockRun, saveRun, type RunRow } from '../retention.store.ts'

/**
 * One small step of a run, in one transaction with its place in the report; the event it records brings the next one.
 * Cut off, nothing of the step has happened; heard twice, the second finds nothing left of it.
 */
export const continueRetention = operation({
  name: 'privacy.continue-retention',
  permission: 'privacy:system',
  kind: 'write',
  input: z.object({ event: z.object({ data: z.object({ run: z.uuid() }) }) }),
  output: z.object({ more: z.boolean() }),
  async run(ctx, { event }) {
    const run = await lockRun(ctx.db, event.data.run)
    if (!run || run.dry || run.state === 'done') return { more: false }
    const report = await takeStep(ctx, run)
    if (isFinished(report)) {
      await finish(ctx, run, report)
      return { more: false }
    }
    await saveRun(ctx.db, run.id, { state: 'running', started_at: run.started_at ?? ctx.now(), report })
    await ctx.record([privacyEvent('privacy.retention_went_on', { run: run.id }, run.id)])
    return { more: true }
  },
})

async function takeStep(ctx: Ctx, run: RunRow) {
  const index = run.report.findIndex((line) => !line.done)
  const line = run.report[index]
  if (!line) return run.report
  if (line.action === 'bytes') {
    const at = line.at ?? 0
    const gone = await sweepBytes(ctx, bytePrefixes.slice(at, at + FOLDERS), run.as_of, false)
    return withProgress(run.report, index, gone, at + FOLDERS)
  }
  const step = (await stepsOf(ctx)).find(({ rule, table }) => rule === line.rule && table.table === line.table)
  // A period that was lengthened meanwhile counts; the moment that the run looks from does not change.
  return withProgress(run.report, index, step ? await sweepStep(sweepOf(ctx, run.as_of), step, BATCH) : 0)
}

async function finish(ctx: Ctx, run: RunRow, report: RunRow['report']): Promise<void> {
  const hash = contentHash(report)
  await saveRun(ctx.db, run.id, { state: 'done', finished_at: ctx.now(), report, report_hash: hash })
  const gone = Object.fromEntries(report.filter((line) => line.gone > 0).map((line) => [line.table, line.gone]))
  await ctx.record([privacyEvent('privacy.retention_ran', { run: run.id, report: hash, gone }, run.id)])
}
