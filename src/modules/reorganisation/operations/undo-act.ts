import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { mapTouched } from '#modules/units/index.ts'
import { refuseDependents } from '../dependents.commands.ts'
import { reorganisationErrors } from '../reorganisation.errors.ts'
import { actEvent, WENT_ON } from '../reorganisation.events.ts'
import { APPLY, mayApplyAt, maySeeAct, mayTakeBack } from '../reorganisation.policy.ts'
import { ActId } from '../reorganisation.schema.ts'
import { lockAct, readMoves, saveAct } from '../reorganisation.store.ts'

const ALL = 1_000_000

/**
 * Takes an applied act back, by the same job, as long as nothing depends on it; needs the right at every unit standing
 * that the act touched, as confirming does. The act and its reason stay on record.
 */
export const undoAct = operation({
  name: 'reorganisation.undo',
  permission: APPLY,
  kind: 'write',
  confirm: true,
  input: ActId.extend({ reason: z.string().trim().normalize('NFC').min(5, 'reorganisation.reason_needed').max(500) }),
  output: ActId,
  async run(ctx, { id, reason }) {
    const act = await lockAct(ctx.db, id)
    ctx.allow(maySeeAct(ctx.actor, act))
    ctx.allow(mayTakeBack(ctx.actor, act))
    if (act.state !== 'applied') throw reorganisationErrors.notApplied()
    const { moves } = await readMoves(ctx.db, id, 0, ALL)
    const moved = moves.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
    ctx.allow(mayApplyAt(ctx.actor, await mapTouched(ctx.db, id, [...new Set(moved)])))
    await refuseDependents(ctx, act)
    await saveAct(ctx.db, id, { state: 'undoing', undo_reason: reason, went_on_at: ctx.now() })
    await ctx.record([actEvent('reorganisation.undo_asked', id, { reason }), actEvent(WENT_ON, id)])
    return { id }
  },
})
