import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation } from '#kernel/operation/operation.ts'
import { lockDraft } from '../draft.store.ts'
import { draftPlan, touchedCodes } from '../preview.reads.ts'
import { reorganisationErrors } from '../reorganisation.errors.ts'
import { actEvent, WENT_ON } from '../reorganisation.events.ts'
import { APPLY, mayApplyAt, maySeeAct, PREPARE } from '../reorganisation.policy.ts'
import { readSteps } from '../reorganisation.reads.ts'
import { ActId } from '../reorganisation.schema.ts'
import { lockAct, saveAct } from '../reorganisation.store.ts'
import type { ActRow } from '../reorganisation.table.ts'
import type { Step } from '../step.rules.ts'

/**
 * Makes a draft binding: a job applies it on its day, at once when that has come. Needs a decision with number, date and
 * signer, no conflicts, and the right at every unit that it touches.
 */
export const confirmAct = operation({
  name: 'reorganisation.confirm',
  permission: APPLY,
  kind: 'write',
  confirm: true,
  input: ActId.extend({ version: z.coerce.number().int().min(1) }),
  output: ActId,
  async run(ctx, { id, version }) {
    const act = await lockDraft(ctx, id)
    if (act.version !== version) throw reorganisationErrors.changedMeanwhile()
    if (act.decision_number === '' || act.decision_date === null || act.signer === '')
      throw reorganisationErrors.noDecision('decision')
    const steps = await readSteps(ctx.db, id)
    const drafted = await planned(ctx, act, steps)
    ctx.allow(mayApplyAt(ctx.actor, touchedCodes(drafted)))
    if (drafted.plan.conflicts.length > 0) throw reorganisationErrors.conflicts(drafted.plan.conflicts.length)
    const now = ctx.now()
    const isDue = act.effective_on <= civilDate(now)
    await saveAct(ctx.db, id, {
      state: isDue ? 'applying' : 'scheduled',
      confirmed_at: now,
      confirmed_by: ctx.actor.accountId,
      problem: null,
      ...(isDue && { went_on_at: now }),
    })
    const data = { decision: act.decision_number, on: act.effective_on, steps: steps.length }
    await ctx.record([actEvent('reorganisation.confirmed', id, data), ...(isDue ? [actEvent(WENT_ON, id)] : [])])
    return { id }
  },
})

/** Takes a confirmed act that has not begun back to a draft; asks the right at every unit that it would touch. */
export const withdrawAct = operation({
  name: 'reorganisation.withdraw',
  permission: APPLY,
  kind: 'write',
  input: ActId,
  output: ActId,
  async run(ctx, { id }) {
    const act = await lockAct(ctx.db, id)
    ctx.allow(maySeeAct(ctx.actor, act))
    ctx.allow(mayApplyAt(ctx.actor, [act.scope_code]))
    if (act.state !== 'scheduled') throw reorganisationErrors.notDraft()
    ctx.allow(mayApplyAt(ctx.actor, touchedCodes(await planned(ctx, act, await readSteps(ctx.db, id)))))
    await saveAct(ctx.db, id, { state: 'draft', confirmed_at: null, confirmed_by: null })
    await ctx.record([actEvent('reorganisation.withdrawn', id)])
    return { id }
  },
})

/** Puts a draft away; it stays in the log. */
export const discardAct = operation({
  name: 'reorganisation.discard',
  permission: PREPARE,
  kind: 'write',
  input: ActId,
  output: ActId,
  async run(ctx, { id }) {
    await lockDraft(ctx, id)
    await saveAct(ctx.db, id, { state: 'discarded' })
    await ctx.record([actEvent('reorganisation.discarded', id)])
    return { id }
  },
})

const planned = (ctx: Ctx, act: ActRow, steps: readonly { data: Step }[]) =>
  draftPlan(
    ctx.db,
    act,
    steps.map(({ data }) => data),
    ctx.services.unitHoldings,
  )
