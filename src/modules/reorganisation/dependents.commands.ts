import type { Ctx } from '#kernel/operation/ctx.ts'
import { mapDependents } from '#modules/units/index.ts'
import { toAct } from './carry.commands.ts'
import { holdingName } from './holding-words.rules.ts'
import { reorganisationErrors } from './reorganisation.errors.ts'
import type { ActRow } from './reorganisation.table.ts'

/** Throws `reorganisation.dependents` with words when something since depends on the act. */
export async function refuseDependents(ctx: Ctx, act: ActRow): Promise<void> {
  const { changed, founded, made } = await mapDependents(ctx.db, act.id)
  const things: string[] = []
  if (changed.length > 0)
    things.push(ctx.t('reorganisation.dependent.changed', { units: changed.slice(0, 10).join(', ') }))
  if (founded.length > 0)
    things.push(ctx.t('reorganisation.dependent.founded', { units: founded.slice(0, 10).join(', ') }))
  if (made.length > 0)
    for (const { key, dependents } of ctx.services.unitHoldings) {
      const count = (await dependents?.(ctx.db, toAct(act), made)) ?? 0
      if (count > 0) things.push(holdingName(ctx.t, key, count))
    }
  if (things.length > 0) throw reorganisationErrors.dependents({ things: things.join('; ') })
}
