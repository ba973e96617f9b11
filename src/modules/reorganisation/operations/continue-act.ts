import { z } from 'zod'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { changeMap, restoreMap } from '#modules/units/index.ts'
import { carryAtOnce, carryChunk, takeBackAtOnce, takeBackChunk } from '../carry.commands.ts'
import { refuseDependents } from '../dependents.commands.ts'
import { draftPlan, type HoldingCount } from '../preview.reads.ts'
import { actEvent, WENT_ON } from '../reorganisation.events.ts'
import { SYSTEM } from '../reorganisation.policy.ts'
import { readProgress, readSteps } from '../reorganisation.reads.ts'
import { freezeMoves, lockAct, saveAct, startProgress } from '../reorganisation.store.ts'
import type { ActRow } from '../reorganisation.table.ts'

/**
 * One step of the job. The first changes the map and all rights in one transaction; each further one carries a chunk and
 * records the event that brings the next. Cut off, nothing of the step has happened; heard twice, it finds less to do.
 */
export const continueAct = operation({
  name: 'reorganisation.continue',
  permission: SYSTEM,
  kind: 'write',
  input: z.object({ event: z.object({ data: z.object({ act: z.uuid() }) }) }),
  output: z.object({ more: z.boolean() }),
  async run(ctx, { event }) {
    const act = await lockAct(ctx.db, event.data.act)
    const more = await takeStep(ctx, act)
    if (more) {
      await saveAct(ctx.db, act.id, { went_on_at: ctx.now() })
      await ctx.record([actEvent(WENT_ON, act.id)])
    }
    return { more }
  },
})

async function takeStep(ctx: Ctx, act: ActRow): Promise<boolean> {
  if (act.state === 'applying') {
    if (act.applied_at === null) return apply(ctx, act)
    if (await carryChunk(ctx, act)) return true
    await saveAct(ctx.db, act.id, { state: 'applied' })
    await ctx.record([actEvent('reorganisation.applied', act.id, { carried: await carried(ctx, act, 'apply') })])
  }
  if (act.state === 'undoing') {
    if (act.undone_at === null) return restore(ctx, act)
    if (await takeBackChunk(ctx, act)) return true
    await saveAct(ctx.db, act.id, { state: 'undone' })
    await ctx.record([actEvent('reorganisation.undone', act.id, { carried: await carried(ctx, act, 'undo') })])
  }
  return false
}

/** Map and rights, at once. When the map is no longer what the act was planned upon, it goes back to who prepared it. */
async function apply(ctx: Ctx, act: ActRow): Promise<boolean> {
  const steps = await readSteps(ctx.db, act.id)
  const { plan, counts } = await draftPlan(
    ctx.db,
    act,
    steps.map(({ data }) => data),
    ctx.services.unitHoldings,
  )
  if (plan.conflicts.length > 0) {
    await saveAct(ctx.db, act.id, { state: 'draft', problem: plan.conflicts })
    await ctx.record([actEvent('reorganisation.returned', act.id, { conflicts: plan.conflicts.length })])
    return false
  }
  const { ends, begins, successions } = plan
  await changeMap(ctx, {
    act: act.id,
    tree: act.tree,
    on: act.effective_on,
    ends: ends.map(({ code }) => code),
    begins,
    successions,
  })
  // What a list or a rule picks goes before the whole of a unit.
  const moves = [...plan.moves.filter(({ pick }) => pick), ...plan.moves.filter(({ pick }) => !pick)]
  await freezeMoves(ctx.db, act.id, moves)
  await carryAtOnce(ctx, act)
  await startProgress(ctx.db, act.id, 'apply', toCarry(ctx, counts))
  await saveAct(ctx.db, act.id, { applied_at: ctx.now() })
  const data = { ended: ends.length, begun: begins.length, moves: moves.length, decision: act.decision_number }
  await ctx.record([actEvent('reorganisation.map_changed', act.id, data)])
  return true
}

const toCarry = (ctx: Ctx, counts: readonly HoldingCount[]) =>
  ctx.services.unitHoldings
    .filter(({ carry, atOnce }) => carry && !atOnce)
    .map(({ key }) => ({ holding: key, total: counts.find(({ holding }) => holding.key === key)?.count ?? 0 }))

async function restore(ctx: Ctx, act: ActRow): Promise<boolean> {
  await refuseDependents(ctx, act)
  await restoreMap(ctx, act.id)
  await takeBackAtOnce(ctx, act)
  const applied = await readProgress(ctx.db, act.id, 'apply')
  const lines = applied.toReversed().map(({ holding, done }) => ({ holding, total: done }))
  await startProgress(ctx.db, act.id, 'undo', lines)
  await saveAct(ctx.db, act.id, { undone_at: ctx.now() })
  await ctx.record([actEvent('reorganisation.map_restored', act.id)])
  return true
}

async function carried(ctx: Ctx, act: ActRow, phase: 'apply' | 'undo'): Promise<Record<string, number>> {
  const lines = await readProgress(ctx.db, act.id, phase)
  return Object.fromEntries(lines.filter(({ done }) => done > 0).map(({ holding, done }) => [holding, done]))
}
