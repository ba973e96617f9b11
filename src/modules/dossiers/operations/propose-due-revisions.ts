import { z } from 'zod'
import { proposeRevisions } from '#kernel/clock/clock.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { operation } from '#kernel/operation/operation.ts'
import { workingCalendarFor } from '#modules/calendars/index.ts'
import { unitCodesUnder } from '#modules/units/index.ts'
import { readPromises, saveProposals, unitsWithPromises } from '../revision.store.ts'

/** The part of `calendar.changed` (module calendars) that matters here. */
const CalendarChanged = z.object({
  unitCode: z.string().nullable(),
  version: z.int(),
  before: z.int(),
  change: z.string(),
})

/** A calendar changed: says what it would do to promised dates. It moves none of them. */
export const proposeDueRevisions = operation({
  name: 'dossiers.propose-due-revisions',
  permission: 'dossiers:system',
  kind: 'write',
  input: z.object({ event: z.object({ data: CalendarChanged }) }),
  output: z.object({ proposed: z.int() }),
  async run(ctx, { event }) {
    const { unitCode, version, before, change } = event.data
    const affected = unitCode === null ? null : await unitCodesUnder(ctx.db, unitCode, civilDate(ctx.now()))
    let proposed = 0
    for (const unit of await unitsWithPromises(ctx.db, affected)) {
      const earlier = await workingCalendarFor(ctx.db, unit, undefined, before)
      const later = await workingCalendarFor(ctx.db, unit, undefined, version)
      const revisions = proposeRevisions(earlier, later, await readPromises(ctx, unit))
      await saveProposals(ctx, revisions, change)
      proposed += revisions.length
    }
    return { proposed }
  },
})
