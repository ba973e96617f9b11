import { z } from 'zod'
import { unitsWith } from '#kernel/access/actor.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findUnits, unitName, type Unit } from '#modules/units/index.ts'
import { listRoles } from '../account.questions.ts'
import { MANAGE } from '../account.policy.ts'

const Choice = z.object({ value: z.string(), label: z.string() })

/** The roles that there are, and the units at which the caller may give them, for the selects of a form. */
export const listPositionChoices = question({
  name: 'identity.list-position-choices',
  permission: MANAGE,
  input: z.object({}),
  output: z.object({ roles: z.array(Choice), units: z.array(Choice) }),
  async run(ctx) {
    const codes = unitsWith(ctx.actor, MANAGE)
    const units = codes === 'all' ? new Map<string, Unit>() : await findUnits(ctx.db, codes, civilDate(ctx.now()))
    return {
      roles: (await listRoles(ctx.db)).map((role) => ({ value: role.key, label: role.names[ctx.locale] })),
      units: [...units.values()].map((unit) => ({ value: unit.code, label: unitName(unit, ctx.locale) })),
    }
  },
})
