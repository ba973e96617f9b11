import type { Ctx } from '#kernel/operation/ctx.ts'
import type { MapChange } from './map-change.rules.ts'
import { writeChange, writeRestored } from './map-change.store.ts'
import { forgetUnits } from './unit.questions.ts'

/**
 * Changes the map for one act, in the caller's transaction. `ends` are codes that stand open on the eve; throws
 * `units.changed_later` when one does not any more. Whoever calls has checked rights and plan.
 */
export async function changeMap(ctx: Pick<Ctx, 'db' | 'ids'>, change: MapChange): Promise<void> {
  await writeChange(ctx.db, change, () => ctx.ids.uuid())
  forgetUnits(ctx.db)
}

/** Takes the map back to what it was before the act. Whoever calls has asked `mapDependents`. */
export async function restoreMap(ctx: Pick<Ctx, 'db'>, act: string): Promise<void> {
  await writeRestored(ctx.db, act)
  forgetUnits(ctx.db)
}
