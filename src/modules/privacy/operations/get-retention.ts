import { z } from 'zod'
import { isoMoment } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { readHolds } from '../hold.store.ts'
import { MANAGE } from '../privacy.policy.ts'
import { readPeriods } from '../register.reads.ts'
import { Hold, Period, RetentionRun } from '../retention.schema.ts'
import { readRuns } from '../retention.store.ts'

/** Periods, holds and the latest runs with their reports. */
export const getRetention = question({
  name: 'privacy.get-retention',
  permission: MANAGE,
  input: z.strictObject({}),
  output: z.object({ periods: z.array(Period), holds: z.array(Hold), runs: z.array(RetentionRun) }),
  async run(ctx) {
    const [periods, holds, runs] = [await readPeriods(ctx.db), await readHolds(ctx.db), await readRuns(ctx.db, 20)]
    const ids = [...holds.map((hold) => hold.set_by), ...runs.map((run) => run.asked_by)].filter((id) => id !== null)
    const names = await findAccounts(ctx.db, ids)
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id)?.name ?? null))
    return {
      periods,
      holds: holds.map((hold) => ({
        id: hold.id,
        kind: hold.subject_kind,
        label: hold.label,
        reason: hold.reason,
        since: isoMoment(hold.since),
        setBy: nameOf(hold.set_by),
      })),
      runs: runs.map((run) => ({
        id: run.id,
        dry: run.dry,
        state: run.state,
        askedAt: isoMoment(run.asked_at),
        askedBy: nameOf(run.asked_by),
        asOf: isoMoment(run.as_of),
        finishedAt: run.finished_at && isoMoment(run.finished_at),
        reportHash: run.report_hash,
        lines: run.report,
      })),
    }
  },
})
