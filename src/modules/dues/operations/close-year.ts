import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { closingObstacles, yearFigures } from '../closing.reads.ts'
import { conflict } from '../dues.errors.ts'
import { duesEvent } from '../dues.events.ts'
import { MANAGE, mayAtUnit } from '../dues.policy.ts'
import { CloseYear } from '../dues.schema.ts'
import { closingEntries } from '../ledger.rules.ts'
import { holdBooks, postJournals, readBalances } from '../ledger.store.ts'
import { insertClosing } from '../closing.store.ts'

/** Closes a year of a book: its result goes into the fund, and nothing is booked in that year any more. */
export const closeYear = operation({
  name: 'dues.close-year',
  permission: MANAGE,
  kind: 'write',
  input: CloseYear,
  output: z.object({ own: z.int() }),
  async run(ctx, { unit, year, decision }) {
    ctx.allow(mayAtUnit(ctx.actor, MANAGE, unit))
    await holdBooks(ctx.db, [unit], 'alone')
    const [obstacle] = await closingObstacles(ctx, unit, year)
    if (obstacle !== undefined) throw conflict(obstacle)
    const figures = await yearFigures(ctx, unit, year)
    const lastDay = `${year}-12-31`
    const entries = closingEntries(unit, await readBalances(ctx.db, [unit], lastDay))
    const journal = entries.length > 0 ? ctx.ids.uuid() : null
    if (journal !== null)
      await postJournals(ctx, [{ id: journal, kind: 'closing', bookedOn: lastDay, document: decision, entries }])
    await insertClosing(ctx.db, {
      unit_code: unit,
      year,
      journal_id: journal,
      decision,
      figures,
      closed_at: ctx.now(),
      closed_by: ctx.actor.accountId,
    })
    const id = ctx.ids.uuid()
    await ctx.record([
      duesEvent(
        'dues_journal',
        journal ?? id,
        'dues.year_closed',
        { unit, year, decision, ...figures },
        { first: true },
      ),
    ])
    return { own: figures.own }
  },
})
