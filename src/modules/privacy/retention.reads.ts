import { isoMoment } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { planRetention, type RetentionStep } from '#kernel/personal/retention-plan.ts'
import { countDue, type Sweep } from '#kernel/personal/retention-sweep.ts'
import { usedBytes } from '#kernel/personal/used-bytes.ts'
import { addDays } from '#kernel/i18n/format.ts'
import { readPeriods } from './register.reads.ts'
import type { RetentionLine } from './retention.schema.ts'
import { isHeld } from './retention.store.ts'

export const sweepOf = (ctx: Ctx, asOf: Date): Sweep => ({ db: ctx.db, aead: ctx.services.aead, asOf, isHeld })

/** The steps of a run, by today's inventory and periods. */
export async function stepsOf(ctx: Ctx): Promise<RetentionStep[]> {
  const periods = await readPeriods(ctx.db)
  return planRetention(ctx.services.personalData, new Map(periods.map(({ rule, days }) => [rule, days])))
}

/** Uploads whose row is gone are kept this long on disk, so that a hand-in of this minute is never caught. */
export const BYTES_DAYS = 2

export const bytePrefixes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** What a run would do now, line by line. */
export async function draftReport(ctx: Ctx, asOf: Date): Promise<RetentionLine[]> {
  const lines: RetentionLine[] = []
  for (const step of await stepsOf(ctx)) {
    const { due, held, oldest } = await countDue(sweepOf(ctx, asOf), step)
    const { rule, days, action } = step
    lines.push({
      rule,
      table: step.table.table,
      action,
      days,
      due,
      held,
      gone: 0,
      oldest: oldest.map(isoMoment),
      // Of files more may be let go by the steps before.
      done: due === 0 && !step.unreferenced,
    })
  }
  return [...lines, await bytesLine(ctx, asOf)]
}

async function bytesLine(ctx: Ctx, asOf: Date): Promise<RetentionLine> {
  const due = await sweepBytes(ctx, bytePrefixes, asOf, true)
  const line = { rule: 'upload', table: 'bytes', action: 'bytes', days: BYTES_DAYS } as const
  // Not done even when there are none yet: the steps before may let some go.
  return { ...line, due, held: 0, gone: 0, oldest: [], done: false, at: 0 }
}

/** Takes away, or counts, contents of the file store that no row names. */
export async function sweepBytes(ctx: Ctx, prefixes: readonly string[], asOf: Date, dry: boolean): Promise<number> {
  const used = await usedBytes(ctx.db, ctx.services.personalData)
  let count = 0
  for (const prefix of prefixes)
    count += await ctx.services.files.removeUnused(prefix, addDays(asOf, -BYTES_DAYS), used, dry)
  return count
}
