import { z } from 'zod'
import { addDays, civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { mandateEvent } from '../mandate.events.ts'
import { readEnding } from '../mandate.reads.ts'
import { DESK_DAYS, moveMandate, REQUEST_DAYS } from '../mandate.rules.ts'
import { saveMandate, toMandate } from '../mandate.store.ts'
import { ended } from './end-mandate.ts'

const NOTICE_DAYS = 14

/**
 * Marks what the calendar has ended (rights ended with the day itself, without this job), and tells both sides two weeks
 * before a mandate ends.
 */
export const endByTime = operation({
  name: 'mandates.end-by-time',
  permission: 'mandates:expire',
  kind: 'write',
  input: z.strictObject({}),
  output: z.object({ expired: z.int(), lapsed: z.int(), noticed: z.int() }),
  async run(ctx) {
    const now = ctx.now()
    const today = civilDate(now)
    const counts = { expired: 0, lapsed: 0, noticed: 0 }
    const rows = await readEnding(ctx.db, {
      now,
      today,
      noticeDay: civilDate(addDays(now, NOTICE_DAYS)),
      asked: addDays(now, -REQUEST_DAYS),
      desk: addDays(now, -DESK_DAYS),
    })
    for (const row of rows) {
      const kind = row.state === 'active' ? 'expire' : 'lapse'
      const moved = moveMandate(toMandate(row), { kind }, now, today)
      const sides = [row.representative_id, row.principal_id]
      if (moved.ok) {
        counts[kind === 'expire' ? 'expired' : 'lapsed'] += 1
        await saveMandate(ctx.db, row, ended(moved.next.state, now, 'time'))
        await ctx.record([mandateEvent(row.id, kind === 'expire' ? 'mandate.expired' : 'mandate.lapsed', {}, sides)])
      } else if (row.state === 'active') {
        counts.noticed += 1
        await saveMandate(ctx.db, row, { notice_at: now })
        await ctx.record([mandateEvent(row.id, 'mandate.ends_soon', { until: row.valid_until }, sides)])
      }
    }
    return counts
  },
})
