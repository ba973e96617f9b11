import { z } from 'zod'
import { holds, unitsWith } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findUnits, unitName, type Unit } from '#modules/units/index.ts'
import { MANAGE, NEVER } from '../machine.policy.ts'

const byCode = (one: Unit, other: Unit) => one.code.localeCompare(other.code, 'en', { numeric: true })
const Choice = z.object({ value: z.string(), label: z.string() })

/** Units and scopes that the caller may give to a machine, for the form. */
export const listChoices = question({
  name: 'machines.list-choices',
  permission: MANAGE,
  input: z.object({}),
  output: z.object({ units: z.array(Choice), scopes: z.array(z.string()) }),
  async run(ctx) {
    const codes = unitsWith(ctx.actor, MANAGE)
    const units = codes === 'all' ? new Map<string, Unit>() : await findUnits(ctx.db, codes, civilDate(ctx.now()))
    const held = ctx.actor.positions.flatMap((position) => [...position.permissions])
    const scopes = [...new Set(held)].filter((scope) => !NEVER.test(scope) && holds(ctx.actor, scope)).toSorted()
    return {
      // A unit stands before those below it: their codes begin with its own.
      units: [...units.values()]
        .toSorted(byCode)
        .map((unit) => ({ value: unit.code, label: unitName(unit, ctx.locale) })),
      scopes,
    }
  },
})
