import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { getUnit } from '#modules/units/index.ts'
import { duesErrors, onField } from '../dues.errors.ts'
import { duesEvent } from '../dues.events.ts'
import { MANAGE, mayAtUnit } from '../dues.policy.ts'
import { RecordEntry } from '../dues.schema.ts'
import { expenseEntries, incomeEntries } from '../ledger.rules.ts'
import { assertMoney, holdBooks, postJournals, today } from '../ledger.store.ts'

/** Money that leaves the fund for a purpose, or comes in otherwise than as dues; each by its paper. */
export const recordEntry = operation({
  name: 'dues.record-entry',
  permission: MANAGE,
  kind: 'write',
  input: RecordEntry,
  output: z.object({ journal: z.uuid() }),
  async run(ctx, { unit, kind, money, amount, document, purpose, on = today(ctx) }) {
    ctx.allow(mayAtUnit(ctx.actor, MANAGE, unit))
    await getUnit(ctx.db, unit, today(ctx))
    if (on > today(ctx)) throw onField('on', duesErrors.notYet)
    await holdBooks(ctx.db, [unit], 'alone')
    if (kind === 'expense') await assertMoney(ctx.db, unit, money, amount)
    const id = ctx.ids.uuid()
    const entries = (kind === 'expense' ? expenseEntries : incomeEntries)(unit, money, amount)
    await postJournals(ctx, [{ id, kind, bookedOn: on, document, purpose, entries }])
    const data = { unit, kind, money, amount, on, document, purpose }
    await ctx.record([duesEvent('dues_journal', id, 'dues.entry_recorded', data, { first: true })])
    return { journal: id }
  },
})
