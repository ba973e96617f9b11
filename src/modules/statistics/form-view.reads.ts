import type { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { dayBefore, unitName } from '#modules/units/index.ts'
import { findAsked, type Found, type Given } from './asked.reads.ts'
import { columnOrder, readForm } from './form.reads.ts'

import { countedBy, FORM } from './line.rules.ts'
import { OWN } from './map-columns.reads.ts'
import { mayListPeople, maySeeSensitive } from './statistics.policy.ts'
import type { FormView } from './statistics.schema.ts'

/** The form as it is shown, printed and saved: one reading for all of them. */
export async function viewForm(ctx: Ctx, given: Given): Promise<{ view: z.output<typeof FormView>; asked: Found }> {
  const asked = await findAsked(ctx, given)
  const { unit, period, asOf, today, map, heirs } = asked
  const { form, columns } = await readForm(ctx.db, { unit, period, asOf, today, map, locale: ctx.locale })
  const order = columnOrder(form, columns)
  const names = new Map(columns.columns.map(({ code, name }) => [code, name]))
  const nameOf = (code: string) =>
    names.get(code) ?? ctx.t(code === OWN ? 'statistics.column.own' : 'statistics.column.untold')
  const [lists, sensitive] = [mayListPeople(ctx.actor, heirs), maySeeSensitive(ctx.actor, heirs)]
  // A list of who came and went is made by units of one map; where a reform lies between, the figures stand alone.
  const listable = (key: string) => {
    const counted = countedBy(key, period, asOf, dayBefore(period.from))
    return counted !== undefined && (counted.of === 'standing' || columns.cuts.length === 0)
  }
  const view = {
    unit: { code: unit.code, name: unitName(unit, ctx.locale), level: unit.level },
    period,
    asOf,
    map,
    columns: order.map((code) => ({ code, name: nameOf(code) })),
    lines: FORM.map((line) => {
      const told = !line.sensitive || sensitive
      return {
        section: line.section,
        key: line.key,
        level: line.level ?? 0,
        values: order.map((code) => (told ? (form.columns.get(code)?.[line.key] ?? 0) : null)),
        total: told ? (form.total[line.key] ?? 0) : null,
        listed: lists && listable(line.key),
      }
    }),
  }
  return { view, asked }
}
