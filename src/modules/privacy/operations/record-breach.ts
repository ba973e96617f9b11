import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { findUnit } from '#modules/units/index.ts'
import { breachErrors } from '../breach.errors.ts'
import { breachEvent } from '../breach.events.ts'
import { mayHandleBreach } from '../breach.policy.ts'
import { breachCode } from '../breach.rules.ts'
import { BreachFields } from '../breach.schema.ts'
import { insertBreach, nextBreachNumber } from '../breach.store.ts'
import { MANAGE } from '../privacy.policy.ts'

/** The columns that the form fills. */
export function breachColumns(fields: BreachFields) {
  const { unit, detectedAt, happenedFrom, happenedTo, ...rest } = fields
  return {
    ...rest,
    unit_code: unit,
    detected_at: new Date(detectedAt),
    happened_from: happenedFrom === null ? null : new Date(happenedFrom),
    happened_to: happenedTo === null ? null : new Date(happenedTo),
  }
}

export async function checkBreach(ctx: Ctx, fields: BreachFields): Promise<void> {
  if (!(await findUnit(ctx.db, fields.unit, civilDate(ctx.now())))) throw breachErrors.unknownUnit()
  ctx.allow(mayHandleBreach(ctx.actor, fields.unit))
  if (new Date(fields.detectedAt) > ctx.now()) throw breachErrors.future()
  const { happenedFrom: from, happenedTo: to } = fields
  if (from !== null && to !== null && new Date(from) > new Date(to)) throw breachErrors.reversed()
}

/** A breach enters the register; the 72 hours run from its detection, not from now. */
export const recordBreach = operation({
  name: 'privacy.record-breach',
  permission: MANAGE,
  kind: 'write',
  input: BreachFields,
  output: z.object({ code: z.string() }),
  async run(ctx, fields) {
    await checkBreach(ctx, fields)
    const now = ctx.now()
    const year = Number(civilDate(now).slice(0, 4))
    const id = ctx.ids.uuid()
    const code = breachCode(year, await nextBreachNumber(ctx.db, year))
    await insertBreach(ctx.db, {
      id,
      code,
      state: 'open',
      ...breachColumns(fields),
      recorded_at: now,
      recorded_by: ctx.actor.accountId,
      reported_at: null,
      closed_at: null,
    })
    await ctx.record([breachEvent('breach.recorded', id, { code, unit: fields.unit, detectedAt: fields.detectedAt })])
    return { code }
  },
})
